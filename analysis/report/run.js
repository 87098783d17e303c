// The sections of every run: its course, its metrics, how to reproduce it.

function series_section(series) {
  if (!series?.from?.length) return null;
  const dates = series.from.map((from) => from.slice(0, 16).replace("T", " "));
  const one = (key, tint) => {
    const values = series[key];
    const top = values.indexOf(Math.max(...values));
    const mean = values.reduce((sum, x, i) => sum + x * series.length_s[i], 0) / series.length_s.reduce((sum, x) => sum + x, 0);
    return figure(say(`series_${key}`), say("series_alt", { mean: number(mean), most: number(values[top]), date: dates[top] }),
      lines(dates, [{ name: say(`series_${key}`), color: tint, values }], number),
      table(say(`series_${key}`), [{ title: say("date") }, { title: say(`series_${key}`), number: true }], dates.map((from, i) => [from, plain(values[i])]), true));
  };
  return section("series", null, one("waiting", "waiting"), one("busy", "busy"));
}

function metrics_section(metrics, folds, confidence = 0.95) {
  const level = digits(100 * confidence);
  const columns = [{ title: say("metric") }, { title: say("mean"), number: true }, { title: say("interval", { level }), number: true },
    ...["median", "p95", "max"].map((key) => ({ title: say(key), number: true })), { title: say("metric_unit") }];
  const half = (interval) => (interval ? `± ${plain(interval.half_width)}` : "");
  const reading = (one, key) => (known(one[key]) ? `${plain(one[key])} ${half(one.intervals?.[key])}`.trim() : "");
  const cells = (name, one, unit) => [name, plain(one.value), half(one.interval), reading(one, "p50"), reading(one, "p95"), reading(one, "max"), unit];
  const rows = [];
  for (const [name, one] of Object.entries(metrics)) {
    const told = element("div", { class: "wide" }, name.replaceAll("_", " "), element("br"), element("small", { lang: "en" }, one.description ?? ""));
    rows.push(cells(told, one, one.unit === "1" ? "" : one.unit));
    const classes = Object.entries(one.by_class ?? {});
    const clusters = Object.entries(one.by_cluster ?? {});
    for (const [part, of] of [...classes, ...clusters])
      rows.push({ class: "part", cells: cells(called(part), of, "") });
  }
  const all = table(say("metrics"), columns, rows, true);
  return section("metrics", say("metrics_lead", { level }), folds ? folded(say("table"), all) : all);
}

function reproduce_section(summary, run) {
  const commit = run.commit ? (run.modified ? say("modified", run) : run.commit) : say("unknown");
  const rows = [[say("program"), `suanli ${run.suanli}`], [say("commit"), commit], [say("seed"), String(summary.seed)],
    [say("replication"), String(summary.replication)], [say("fingerprint"), summary.fingerprint], [say("events"), plain(summary.events)]];
  return section("reproduce", say("reproduce_lead"), element("p", {}, say("as_run")), element("pre", { tabindex: "0" }, element("code", {}, run.command)),
    element("p", {}, say("again")), element("pre", { tabindex: "0" }, element("code", {}, "suanli run run.json")),
    element("div", { class: "scroll" }, element("table", {}, element("tbody", {}, rows.map(([name, value]) =>
      element("tr", {}, element("th", { scope: "row" }, name), element("td", { class: "path" }, value)))))));
}
