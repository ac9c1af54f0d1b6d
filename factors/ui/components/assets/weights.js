// The weight panel: a range, a number, a lock and an evidence button for each driver. It reports each change once, when
// the hand lets go, and shows whatever Python sends back.

import { isDark, make } from "./dom.js"

const SVG = "http://www.w3.org/2000/svg"
const WIDE = 40 // percent at the right end of every range, more where a share needs it
const NUMBER = /^\s*[-+]?\d+(?:[.,]\d+)?\s*%?\s*$/

function icon(paths) {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", "0 0 14 14")
  svg.setAttribute("aria-hidden", "true")
  for (const d of paths) {
    const path = document.createElementNS(SVG, "path")
    path.setAttribute("d", d)
    svg.append(path)
  }
  return svg
}

const BODY = "M2.5 6.5h9v6h-9z"
const CLOSED = [BODY, "M4.5 6.5V4.2a2.5 2.5 0 0 1 5 0v2.3"]
const OPEN = [BODY, "M4.5 6.5V4a2.5 2.5 0 0 1 4.7-1.2"]
const PAGE = ["M3 1.5h5.5L11 4v8.5H3z", "M5 6h4M5 8h4M5 10h2.5"]

function buildRow(driver, send) {
  const row = make("div", "row")
  const name = make("span", "name", driver.name)
  name.title = driver.name
  const range = make("input")
  range.type = "range"
  range.min = "0"
  range.step = "any"
  range.setAttribute("aria-label", `Weight of ${driver.name}`)
  const number = make("input", "number")
  number.type = "text"
  number.inputMode = "decimal"
  number.autocomplete = "off"
  number.setAttribute("aria-label", `Weight of ${driver.name} in percent`)
  const lock = make("button", "lock")
  const evidence = make("button", "evidence")
  lock.type = evidence.type = "button"
  evidence.append(icon(PAGE))
  evidence.setAttribute("aria-label", `Evidence for ${driver.name}`)
  evidence.title = "Evidence"
  row.append(name, range, number, lock, evidence)

  // What the row shows; a range cannot say it itself, for its own value ends at its right end.
  let shown = 0
  const show = (percent) => {
    shown = percent
    number.value = percent.toFixed(1)
    range.value = String(percent)
    range.style.setProperty("--filled", `${Math.min(100, (100 * percent) / Number(range.max))}%`)
    range.setAttribute("aria-valuetext", `${percent.toFixed(1)} percent`)
  }
  const commit = (percent) => {
    if (Number.isFinite(percent)) send({ driver: driver.id, share: percent / 100 })
    else show(row.percent)
  }
  range.oninput = () => show(Number(range.value))
  range.onchange = () => commit(Number(range.value))
  range.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    show(Math.min(100, Math.max(0, shown + step * (event.shiftKey ? 5 : 1))))
  }
  range.onkeyup = (event) => {
    if (/^(Arrow|Page)/.test(event.key) && shown !== row.percent) commit(shown)
  }
  number.onchange = () => commit(NUMBER.test(number.value) ? parseFloat(number.value.replace(",", ".")) : NaN)
  evidence.onclick = () => send({ driver: driver.id, evidence: true })

  row.update = (now, widest) => {
    row.percent = now.share * 100
    range.max = String(widest)
    show(row.percent)
    range.disabled = number.disabled = now.locked
    row.classList.toggle("locked", now.locked)
    lock.replaceChildren(icon(now.locked ? CLOSED : OPEN))
    lock.setAttribute("aria-label", `Lock ${driver.name}`)
    lock.setAttribute("aria-pressed", String(now.locked))
    lock.title = now.locked ? "Locked: press to unlock" : "Press to lock"
    lock.onclick = () => send({ driver: driver.id, locked: !now.locked })
  }
  return row
}

const instances = new WeakMap()

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".root")
  let instance = instances.get(parentElement)
  const shape = JSON.stringify(data.themes.map((theme) => [theme.name, theme.drivers.map((driver) => driver.id)]))
  if (!instance || instance.shape !== shape) {
    instance = { shape, rows: new Map(), heads: [] }
    const send = (event) => instance.send(event)
    instance.scale = make("p", "scale")
    root.replaceChildren(instance.scale)
    for (const theme of data.themes) {
      const group = make("div", "theme")
      group.setAttribute("role", "group")
      group.setAttribute("aria-label", theme.name)
      const head = make("div", "head")
      const sum = make("span", "sum")
      head.append(make("i", "swatch"), make("span", "", theme.name), sum)
      group.append(head)
      for (const driver of theme.drivers) {
        const row = buildRow(driver, send)
        instance.rows.set(driver.id, row)
        group.append(row)
      }
      instance.heads.push({ group, sum })
      root.append(group)
    }
    instances.set(parentElement, instance)
  }
  instance.send = (event) => setTriggerValue("changed", event)
  const dark = isDark(root)
  const shares = data.themes.flatMap((theme) => theme.drivers.map((driver) => driver.share * 100))
  const widest = Math.max(WIDE, Math.ceil(Math.max(...shares) / 10 - 1e-9) * 10)
  instance.scale.textContent = `full bar: ${widest} %`
  data.themes.forEach((theme, n) => {
    const { group, sum } = instance.heads[n]
    group.style.setProperty("--theme", dark ? (data.dark[theme.color] ?? theme.color) : theme.color)
    sum.textContent = `${(100 * theme.drivers.reduce((total, driver) => total + driver.share, 0)).toFixed(1)} %`
    for (const driver of theme.drivers) instance.rows.get(driver.id).update(driver, widest)
  })
  root.dataset.digest = data.digest
  return () => instances.delete(parentElement)
}
