// Numbers as text, and the elements that the page is put together from. Names of a scenario are
// never markup: only text nodes and attributes are written.

const locale = () => (language === "zh" ? "zh-CN" : "en-US");
const known = (x) => typeof x === "number" && Number.isFinite(x);

/// Four digits at most, in the manner of the language; a dash where nothing is known.
function number(x) {
  if (!known(x)) return "–";
  const size = Math.abs(x);
  if (size > 0 && (size < 1e-3 || size >= 1e15)) return x.toExponential(2);
  if (size >= 1e4) {
    const scales = language === "zh" ? [[1e12, "万亿"], [1e8, "亿"], [1e4, "万"]]
      : [[1e12, " trillion"], [1e9, " billion"], [1e6, " million"]];
    for (const [scale, word] of scales) if (size >= scale) return digits(x / scale) + word;
  }
  return digits(x);
}

function digits(x) {
  const options = Math.abs(x) >= 1e3 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 4 };
  return new Intl.NumberFormat(locale(), options).format(x);
}

/// Whole digits with separators, for columns of numbers.
function plain(x) {
  if (!known(x)) return "–";
  return Math.abs(x) >= 1e15 ? x.toExponential(3) : digits(x);
}

/// Three digits at most: an estimate need not look more exact than it is.
const about = (x) => (known(x) ? number(Number(x.toPrecision(3))) : "–");

/// A value with its 95 % half-width, where it has one.
const with_interval = (one, show) => show(one.value) + (one.interval ? ` ± ${show(one.interval.half_width)}` : "");

/// How to write a column of numbers: all with the same places, as many as its largest deserves.
function evenly(values) {
  const most = Math.max(0, ...values.filter(known).map(Math.abs));
  const places = most >= 1e3 ? 0 : most >= 100 ? 1 : 2;
  const format = new Intl.NumberFormat(locale(), { minimumFractionDigits: places, maximumFractionDigits: places });
  return (x) => (known(x) ? format.format(x) : "–");
}

/// Short, for an axis: 800K, 1.5M, 80万.
const compact = (x) => new Intl.NumberFormat(locale(), { notation: "compact", maximumSignificantDigits: 3 }).format(x);

/// A price, or that none is posted.
const price = (x) => (x > 0 ? digits(x) : say("none"));

function percent(x, places = 1) {
  if (!known(x)) return "–";
  return new Intl.NumberFormat(locale(),
    { style: "percent", minimumFractionDigits: places, maximumFractionDigits: places }).format(x);
}

/// An element with attributes (`class`, …) and children (elements or text).
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, value);
  made.append(...children.flat(Infinity).filter((child) => child != null).map((child) =>
    child instanceof Node ? child : String(child)));
  return made;
}

/// A drawing: the same for SVG.
function drawing(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/// A section with its heading and a leading sentence; its id is its key.
function section(key, lead, ...children) {
  return element("section", { id: key, "aria-labelledby": `${key}-heading` },
    element("h2", { id: `${key}-heading` }, say(key)),
    lead ? element("p", { class: "lead" }, lead) : null, ...children);
}

/// A table. Columns are `{title, number, sort}` (`sort` as aria-sort has it); the first cell of a row is its heading. Rows are lists
/// of cells, or `{cells, class}`. A quiet caption is not seen: the heading above says the same.
/// On a phone the rows of a `stacked` table become cards, whose cells say their titles.
function table(caption, columns, rows, quiet = false, looks = null) {
  const kind = (i) => (columns[i].number ? "number" : i === 0 ? "name" : null);
  const head = element("tr", {}, columns.map((column, i) =>
    element("th", { scope: "col", class: kind(i), "aria-sort": column.sort }, column.title)));
  const body = rows.map((row) => {
    const cells = row.cells ?? row;
    return element("tr", { class: row.class }, cells.map((cell, i) => i === 0
      ? element("th", { scope: "row", class: kind(i) }, cell)
      : element("td", { class: columns[i].class ?? kind(i), "data-title": looks ? columns[i].title : null }, cell)));
  });
  return element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": caption },
    element("table", { class: looks }, element("caption", { class: quiet ? "unseen" : null }, caption), element("thead", {}, head),
      element("tbody", {}, body)));
}

/// Something that unfolds.
const folded = (title, ...children) => element("details", {}, element("summary", {}, title), ...children);

/// The key of a chart: areas as patches, lines with their dashes.
function legend({ parts, areas }) {
  const swatch = (part) => areas
    ? drawing("svg", { viewBox: "0 0 14 12", width: 14, height: 12 }, drawing("rect", { width: 14, height: 12, rx: 2, style: `fill:var(--${part.color})` }))
    : drawing("svg", { viewBox: "0 0 26 12", width: 26, height: 12 }, drawing("line", { x1: 0, x2: 26, y1: 6, y2: 6, style: `stroke:var(--${part.color});stroke-width:2.5`, "stroke-dasharray": part.dashes }));
  return element("ul", { class: "legend", "aria-hidden": "true" }, parts.map((part) => element("li", {}, swatch(part), part.name)));
}

/// A chart with its caption and, folded up, its numbers. Without ECharts the numbers stand open.
function figure(caption, alternative, chart, numbers, size = "") {
  const parts = [element("figcaption", {}, caption)];
  if (globalThis.echarts) {
    const place = element("div", { class: `chart ${size}`, role: "img", "aria-label": `${caption}. ${alternative}` });
    charts.push({ place, option: chart.option });
    if (chart.parts.length > 1) parts.push(legend(chart));
    parts.push(place);
  } else {
    parts.push(element("p", {}, alternative));
  }
  const unfolds = folded(say("table"), numbers);
  unfolds.open = !globalThis.echarts;
  return element("figure", {}, parts, unfolds);
}

/// A labelled list to choose from; `groups` are `{title, options: [[value, text]…]}`.
function choice(id, label, groups, chosen, on_change) {
  const list = element("select", { id }, groups.map((group) => {
    const options = group.options.map(([value, text]) => {
      const option = element("option", { value }, text);
      option.selected = value === chosen;
      return option;
    });
    return group.title ? element("optgroup", { label: group.title }, options) : options;
  }));
  list.addEventListener("change", () => on_change(list.value));
  return element("div", { class: "choice" }, element("label", { for: id }, label), list);
}
