// Draws a framed plotly figure: its texts as text of the page, the plot below them, and buttons that save it.
// All text goes in as textContent; nothing of a case is ever read as HTML here.

import { isDark, make } from "./dom.js"

let library = null
const NARROW = 520

function plotly() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = new URL("assets/plotly.min.js", document.baseURI).href
    script.onload = () => resolve(window.Plotly)
    script.onerror = () => {
      library = null
      reject(new Error("the chart library did not load"))
    }
    document.head.append(script)
  })
  return library
}

// The figure for the page: without the frame that a saved picture carries, as wide as its place, in the page's colours.
function forPage(data, width, dark) {
  let text = JSON.stringify(data.figure)
  if (dark) {
    text = text.replace(/#[0-9A-Fa-f]{6}\b/g, (color) => data.dark[color.toUpperCase()] ?? color)
  }
  const figure = JSON.parse(text)
  const { meta, annotations = [], margin } = figure.layout
  figure.layout.annotations = annotations.filter((note) => note.name !== "frame")
  figure.layout.margin = { ...margin, t: margin.t - meta.above, b: margin.b - meta.below }
  figure.layout.height -= meta.above + meta.below
  figure.layout.width = width
  figure.layout.autosize = false
  figure.layout.height -= meta.key_height
  figure.layout.margin.t -= meta.key_height
  if (width < NARROW) {
    figure.layout.font.size = 11
    if (meta.narrow_labels.length) {
      figure.layout.yaxis.ticktext = meta.narrow_labels
      figure.layout.margin.l = Math.round(width * 0.38)
    }
    for (const axis of ["xaxis", "yaxis"]) delete figure.layout[axis].tickfont?.size
    figure.layout.margin.r = Math.min(figure.layout.margin.r, 66)
    figure.layout.xaxis.nticks = 4
  }
  return figure
}

function download(href, name) {
  const link = make("a")
  link.href = href
  link.download = name
  link.click()
}

async function savePicture(data, format) {
  const Plotly = await plotly()
  const { width, height } = data.figure.layout
  const href = await Plotly.toImage(data.figure, { format, width, height, scale: format === "png" ? 2 : 1 })
  download(href, `${data.file}.${format}`)
}

// A phone shows the first rows of a long board until it is asked for all of them.
function foldRows(instance) {
  const { parts, data } = instance
  const { rows, row_height: height, top } = data.figure.layout.meta
  const folds = Boolean(data.fold && rows > data.fold && parts.scroller.clientWidth < NARROW)
  const folded = folds && !instance.unfolded
  parts.scroller.style.maxHeight = folded ? `${top + data.fold * height}px` : ""
  parts.unfold.hidden = !folds
  parts.unfold.textContent = !folds ? "" : folded ? `Show all ${rows}` : `Show the first ${data.fold}`
  parts.unfold.onclick = () => {
    instance.unfolded = folded
    foldRows(instance)
  }
}

// A plot that scrolls sideways can be reached and scrolled by keyboard.
function reachByKeys(parts, scrolls, title) {
  for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", `${title}, scrolls sideways`]]) {
    if (scrolls) parts.scroller.setAttribute(name, value)
    else parts.scroller.removeAttribute(name)
  }
}

function saveTable(data) {
  const href = URL.createObjectURL(new Blob(["\ufeff", data.table], { type: "text/csv;charset=utf-8" }))
  download(href, `${data.file}.csv`)
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}

function build(root) {
  const parts = {
    title: make("div", "title"),
    subtitle: make("p", "subtitle"),
    save: make("div", "save"),
    key: make("div", "key"),
    scroller: make("div", "scroller"),
    unfold: make("button", "unfold"),
    plot: make("div", "plot"),
    notes: make("div", "notes"),
    message: make("p", "message"),
  }
  parts.title.setAttribute("role", "heading")
  parts.plot.setAttribute("role", "img")
  parts.message.setAttribute("role", "status")
  parts.scroller.append(parts.plot)
  parts.unfold.type = "button"
  const top = make("div", "top")
  top.append(parts.title, parts.save)
  root.replaceChildren(top, parts.subtitle, parts.key, parts.scroller, parts.unfold, parts.message, parts.notes)
  return parts
}

const instances = new WeakMap()

async function draw(instance) {
  const { parts, data, host } = instance
  const turn = (instance.turn += 1)
  try {
    const Plotly = await plotly()
    if (turn !== instance.turn || !host.isConnected) return
    const width = Math.max(parts.scroller.clientWidth, data.narrowest)
    if (width === 0) return
    instance.width = parts.scroller.clientWidth
    const dark = isDark(host)
    const figure = forPage(data, width, dark)
    foldRows(instance)
    reachByKeys(parts, width > parts.scroller.clientWidth, data.figure.layout.meta.title)
    parts.key.replaceChildren(
      ...data.figure.layout.meta.key.map(([text, color]) => {
        const entry = make("span", "", text)
        const swatch = make("i", text.startsWith("score") ? "mark" : "")
        swatch.style.background = dark ? (data.dark[color] ?? color) : color
        entry.prepend(swatch)
        return entry
      }),
    )
    await Plotly.react(parts.plot, figure.data, figure.layout, { displayModeBar: false, responsive: false })
    if (!instance.listening) {
      instance.listening = true
      parts.plot.on("plotly_click", (event) => instance.pick(event.points[0]?.customdata))
    }
    parts.message.textContent = ""
    parts.plot.dataset.drawn = data.figure.layout.meta.digest
    parts.plot.dataset.title = data.figure.layout.meta.title
  } catch (error) {
    parts.message.textContent = `This chart could not be drawn: ${error.message}. Its numbers can be saved as CSV.`
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".root")
  let instance = instances.get(parentElement)
  if (!instance) {
    instance = { parts: build(root), host: root, turn: 0, width: 0, listening: false }
    instance.observer = new ResizeObserver(() => {
      if (instance.parts.scroller.clientWidth !== instance.width) draw(instance)
    })
    instance.observer.observe(instance.parts.scroller)
    instances.set(parentElement, instance)
  }
  instance.data = data
  instance.pick = (pair) => {
    if (Array.isArray(pair)) setTriggerValue("picked", pair)
  }
  const { parts } = instance
  const { meta } = data.figure.layout
  parts.title.textContent = meta.title
  parts.title.setAttribute("aria-level", String(data.heading))
  parts.subtitle.textContent = meta.subtitle
  parts.plot.setAttribute("aria-label", meta.alt)
  parts.notes.replaceChildren(...meta.notes.map((note) => make("p", "", note)))
  const buttons = ["png", "svg", "csv"].map((format) => {
    const button = make("button", "", format.toUpperCase())
    button.type = "button"
    button.setAttribute("aria-label", `Save “${meta.title}” as ${format.toUpperCase()}`)
    button.onclick = async () => {
      try {
        if (format === "csv") saveTable(instance.data)
        else await savePicture(instance.data, format)
      } catch (error) {
        parts.message.textContent = `This chart could not be saved: ${error.message}.`
      }
    }
    return button
  })
  parts.save.replaceChildren(make("span", "", "Save"), ...buttons)
  draw(instance)
  return () => {
    instance.observer.disconnect()
    instances.delete(parentElement)
    window.Plotly?.purge(parts.plot)
  }
}
