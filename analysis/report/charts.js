// What ECharts is asked to draw. Charts wait in a list until they stand in the page; then, and at
// each change of theme or width, they are drawn in the colors of the style sheet.

const charts = [];  // {place, option: () => what ECharts takes, drawn}

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function draw_charts() {
  if (!globalThis.echarts) return;
  for (const chart of charts) {
    chart.drawn?.dispose();
    chart.drawn = echarts.init(chart.place, null, { renderer: "svg" });
    chart.drawn.setOption(chart.option());
  }
}

function forget_charts() {
  for (const chart of charts) chart.drawn?.dispose();
  charts.length = 0;
}

/// Instants to mark on every chart whose axis has them: `{at, name}`. Set once, by the data.
let marks = [];

// A month marks the first instant of it that the axis has. From left to right.
const places = (x, of_its_own = []) => [...marks, ...of_its_own]
  .map(({ at, name }) => ({ place: x.findIndex((one) => one.startsWith(at)), name }))
  .filter(({ place }) => place >= 0).sort((a, b) => a.place - b.place);

// Names begin or end at their lines, each in a row of its own, however near the lines are.
const row = 14;
function marked(x, of_its_own) {
  const found = places(x, of_its_own);
  if (!found.length) return {};
  return { markLine: {
    silent: true, symbol: "none", lineStyle: { color: color("ink"), type: "dashed", width: 1 },
    label: { formatter: ({ name }) => name, color: color("ink"), fontSize: 12, position: "end" },
    data: found.map(({ place, name }, i) => ({
      xAxis: x[place], name, label: { align: place < x.length / 2 ? "left" : "right", distance: 4 + row * (found.length - 1 - i) },
    })),
  } };
}

// What all charts share: calm axes and a tooltip with all values of an instant. `unit` stands above
// the axis of values, unless its numbers have their unit beside them.
function base(x, y, value, unit, of_its_own) {
  const text = { color: color("soft"), fontSize: 12 };
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 4, right: 28, top: 16 + row * Math.max(places(x, of_its_own).length, 1), bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis", order: unit ? "valueDesc" : "seriesDesc", confine: true, valueFormatter: value, backgroundColor: color("card"),
      borderColor: color("line"), textStyle: { color: color("ink"), fontSize: 12 },
    },
    xAxis: {
      type: "category", data: x, boundaryGap: false, axisTick: { show: false },
      axisLine: { lineStyle: { color: color("line") } }, axisLabel: { ...text, hideOverlap: true, formatter: (at) => at.slice(0, 10) },
    },
    yAxis: {
      type: "value", min: 0, name: unit, nameGap: 12, nameTextStyle: { ...text, align: "left", padding: [0, 0, 0, -28] }, axisLabel: { ...text, formatter: (at) => (value === percent ? percent(at, at < 0.1 && at > 0 ? 1 : 0) : compact(at)) }, splitNumber: 4,
      splitLine: { lineStyle: { color: color("grid") } }, ...y,
    },
  };
}

// One or two months alone have no line to speak of: they get points.
const points = (values) => ({ symbol: "circle", symbolSize: 7, showSymbol: values.filter(known).length < 3 });

/// Areas upon each other: `parts` are `{name, color, values}`, the lowest first.
const stacked = (x, parts, y, value, unit) => ({
  parts, areas: true,
  option: () => ({
    ...base(x, y, value, unit),
    series: parts.map((part, i) => ({
      ...(i === 0 ? marked(x) : {}), name: part.name, type: "line", stack: "bands", data: part.values, color: color(part.color),
      ...points(part.values), lineStyle: { width: 0 }, areaStyle: { opacity: 1 }, emphasis: { disabled: true },
    })),
  }),
});

// Dashes as SVG has them: six colors, three times.
const dashes = [null, "7 4", "2 3"];

/// Lines: `parts` are `{name, values}`, told apart by color and, after six, by dashes. `notes` are
/// marks that only this chart has.
const lines = (x, parts, value, unit, notes) => {
  const told = parts.map((part, i) => ({ color: `series-${(i % 6) + 1}`, dashes: dashes[Math.floor(i / 6) % 3] ?? "none", ...part }));
  const full = value === percent && parts.some((part) => Math.max(...part.values) > 0.75);  // up to 100 %
  return {
    parts: told,
    option: () => ({
      ...base(x, full ? { max: 1, interval: 0.25 } : {}, value, unit, notes),
      series: told.map((part, i) => ({
        ...(i === 0 ? marked(x, notes) : {}), name: part.name, type: "line", data: part.values, color: color(part.color), ...points(part.values),
        lineStyle: { width: 2.25, type: part.dashes === "none" ? "solid" : part.dashes.split(" ").map(Number) }, emphasis: { focus: "series" },
      })),
    }),
  };
};
