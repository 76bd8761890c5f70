// What on the page has too little contrast: 4.5 for texts, 3 for large ones and for the edges of fields.
(() => {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([red, green, blue]) => [red, green, blue]
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = numbers(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) {
        return colour;
      }
    }
    return [255, 255, 255];
  };
  const contrast = (one, other) => {
    const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
  const found = new Set();
  const note = (element, style, is, least) => {
    if (is < least) {
      found.add(`${element.tagName}.${element.getAttribute("class")} in ${style}: ${is.toFixed(2)}`);
    }
  };
  for (const element of document.body.querySelectorAll("*:not(script, style, noscript, noscript *, option)")) {
    const style = getComputedStyle(element);
    if (element.disabled || style.display === "none" || element.getClientRects().length === 0) {
      continue;
    }
    const isSvg = element.namespaceURI.endsWith("svg");
    if ([...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && element.tagName !== "title") {
      const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
      const behind = isSvg ? numbers(getComputedStyle(element.parentElement.querySelector("rect")).fill) : ground(element);
      note(element, style.color, contrast(numbers(isSvg ? style.fill : style.color), behind), isLarge ? 3 : 4.5);
    }
    if (element.matches("select, input[type=search], button:not(.link)")) {
      note(element, "edge", contrast(numbers(style.borderTopColor), ground(element.parentElement)), 3);
    }
  }
  const field = document.querySelector("input[type=search]");
  note(field, "placeholder", contrast(numbers(getComputedStyle(field, "::placeholder").color), ground(field)), 4.5);
  return [...found];
})()
