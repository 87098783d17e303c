// The sections of every run: what it says in words, its course, its metrics, how to reproduce it.

function card(title, shown, beside) {
  return element("div", { class: "card" }, element("dt", {}, title),
    element("dd", { class: "figure" }, shown), beside ? element("dd", { class: "beside" }, beside) : null);
}

function verdicts(market) {
  const count = (rows) => ({ count: rows.length, within: rows.filter((row) => row.within).length });
  const rows = market.hindcast ?? [];
  return {
    fitted: count(rows.filter((row) => !row.out_of_sample)), kept: count(rows.filter((row) => row.out_of_sample)),
    outside: rows.filter((row) => !row.out_of_sample && !row.within).map((row) => row.name),
  };
}

function market_head(market) {
  const month = last(market.months);
  const end = Object.fromEntries(["accelerators", ...rungs].map((rung) => [rung, last(market.ladder.all[rung])]));
  const total = market.mismatch.accelerators.total;
  const of_service = end.rented / end.in_service;
  const cards = [card(say("card_busy"), percent(end.busy), month), card(say("card_rented"), percent(of_service), month),
    card(say("card_mu"), percent(total.structural_share), say("card_mu_beside"))];
  const words = [say("head_ladder", { month, accelerators: number(Math.round(end.accelerators)), ...Object.fromEntries(rungs.map((rung) => [rung, percent(end[rung])])) })];
  words.push(total.coexistence_hours > 0 ? say("head_mismatch", {
    coexistence: number(total.coexistence_hours), mu: percent(total.structural_share), structural: number(total.structural_hours),
    frictional: number(total.frictional_hours), mu_flops: percent(market.mismatch.teraflops_fp16.total.structural_share),
    mu_money: percent(market.mismatch.cny_fen_per_hour.total.structural_share),
  }) : say("head_mismatch_none"));
  words.push(say("head_balance", { glut: number(total.glut_hours), shortage: number(total.shortage_hours) }));
  if (market.hindcast?.length) {
    const { fitted, kept, outside } = verdicts(market);
    cards.push(card(say("card_hindcast"), say("card_of", fitted), kept.count ? say("card_kept", kept) : null));
    const names = outside.slice(0, 6).join("; ") + (outside.length > 6 ? "; …" : "");
    words.push(say("head_hindcast", { ...fitted, kept_within: kept.within, kept_count: kept.count, outside: names ? say("head_outside", { names }) : "" }));
  }
  return { cards, words };
}

function queue_head(metrics) {
  const value = (name) => metrics[name]?.value;
  return {
    cards: [card(say("card_served"), plain(value("jobs_served"))), card(say("card_wait"), `${digits(value("wait") ?? 0)} s`),
      card(say("card_utilization"), percent(value("utilization")))],
    words: [say("head_queue", { served: number(value("jobs_served")), arrived: number(value("jobs_arrived")), waiting: digits(value("queue_length") ?? 0), utilization: percent(value("utilization")) })],
  };
}

function head_section(summary) {
  const { cards, words } = summary.market ? market_head(summary.market) : queue_head(summary.metrics);
  return section("head", null, summary.complete ? null : element("p", { class: "notice" }, say("incomplete")),
    globalThis.echarts ? null : element("p", { class: "notice" }, say("plain")),
    element("dl", { class: "cards" }, cards), words.map((text) => element("p", { class: "words" }, text)));
}

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

function metrics_section(metrics, folds) {
  const columns = [{ title: say("metric") }, ...["mean", "interval", "median", "p95", "max"].map((key) => ({ title: say(key), number: true })), { title: say("metric_unit") }];
  const cells = (name, one, unit) => [name, plain(one.value), one.interval ? `± ${plain(one.interval.half_width)}` : "",
    known(one.p50) ? plain(one.p50) : "", known(one.p95) ? plain(one.p95) : "", known(one.max) ? plain(one.max) : "", unit];
  const rows = [];
  for (const [name, one] of Object.entries(metrics)) {
    const told = element("div", { class: "wide" }, name.replaceAll("_", " "), element("br"), element("small", { lang: "en" }, one.description ?? ""));
    rows.push(cells(told, one, one.unit === "1" ? "" : one.unit));
    const classes = Object.entries(one.by_class ?? {});
    const clusters = Object.entries(one.by_cluster ?? {});
    for (const [part, of] of [...classes, ...clusters])
      rows.push({ class: "part", cells: cells(part, of, "") });
  }
  const all = table(say("metrics"), columns, rows, true);
  return section("metrics", say("metrics_lead"), folds ? folded(say("table"), all) : all);
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
