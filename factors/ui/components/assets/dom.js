// What both components need of the page.

// All text goes in as textContent, so that nothing of a case is ever read as HTML.
export function make(tag, name, text) {
  const element = document.createElement(tag)
  if (name) element.className = name
  if (text !== undefined) element.textContent = text
  return element
}

// Whether the page behind an element is dark.
export function isDark(host) {
  const probe = getComputedStyle(host).getPropertyValue("--st-background-color").trim()
  const hex = /^#([0-9a-f]{6})/i.exec(probe)
  if (!hex) return false
  const value = parseInt(hex[1], 16)
  return (0.299 * (value >> 16) + 0.587 * ((value >> 8) & 255) + 0.114 * (value & 255)) < 128
}
