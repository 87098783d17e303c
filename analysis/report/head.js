// What a run says, in a few large numbers and sentences.

function card(title, shown, beside, ...more) {
  return element("div", { class: "card" }, element("dt", {}, title),
    element("dd", { class: "figure" }, shown), [beside].flat().filter(Boolean).map((line) => element("dd", { class: "beside" }, line)), ...more);
}

function verdicts(market) {
  const count = (rows) => ({ count: rows.length, within: rows.filter((row) => row.within).length });
  const rows = market.hindcast ?? [];
  const fitted = rows.filter((row) => !row.out_of_sample);
  return {
    fitted: count(fitted), kept: count(rows.filter((row) => row.out_of_sample)), outside: fitted.filter((row) => !row.within).map((row) => row.name),
    grade_a: count(fitted.filter((row) => row.grade === "a")), grade_b: count(fitted.filter((row) => row.grade === "b")),
  };
}

// How coexistence splits, as a bar of two colors.
function split_bar(share) {
  const part = (kind, width) => element("span", { style: `width:${(100 * width).toFixed(1)}%;background:var(--${kind})` });
  return element("dd", { class: "split", "aria-hidden": "true" }, part("structural", share), part("frictional", 1 - share));
}

function mismatch_cards(market, metrics, month) {
  const total = market.mismatch.accelerators.total;
  const { coexistence, structural_mismatch: structural, frictional_mismatch: frictional } = metrics;
  if (!coexistence || !structural || !frictional || !(total.coexistence_hours > 0)) return [];
  return [
    card(say("card_coexistence"), about(coexistence.value), [
      coexistence.interval ? say("card_half_width", { half: about(coexistence.interval.half_width) }) : null, say("card_mean")]),
    card(say("card_mu"), percent(total.structural_share, 0), [
      say("card_mu_end", { mu: percent(last(market.mismatch.accelerators.structural_share), 0), month }),
      say("card_structural", { value: with_interval(structural, about) }), say("card_frictional", { value: with_interval(frictional, about) })],
    split_bar(total.structural_share))];
}

function market_head(market, metrics) {
  const month = last(market.months).replace("-", "\u2011");  // does not break
  const end = Object.fromEntries(["accelerators", ...rungs].map((rung) => [rung, last(market.ladder.all[rung])]));
  const { accelerators, teraflops_fp16, cny_fen_per_hour } = market.mismatch;
  const total = accelerators.total;
  const mean = metrics.utilization;
  const cards = [card(say("card_busy"), percent(end.busy), [say("card_rungs", { month, rented: percent(end.rented, 0) }),
    mean ? say("card_allocated", { mean: with_interval(mean, percent) }) : null]), ...mismatch_cards(market, metrics, month)];
  const words = [say("head_ladder", { month, accelerators: about(end.accelerators), ...Object.fromEntries(rungs.map((rung) => [rung, percent(end[rung])])) })];
  words.push(total.coexistence_hours > 0 ? say("head_mismatch", {
    coexistence: about(total.coexistence_hours), mu: percent(total.structural_share), structural: about(total.structural_hours),
    frictional: about(total.frictional_hours), mu_flops: percent(teraflops_fp16.total.structural_share),
    mu_money: percent(cny_fen_per_hour.total.structural_share), month, mu_end: percent(last(accelerators.structural_share)),
  }) : say("head_mismatch_none"));
  words.push(say("head_balance", { glut: about(total.glut_hours), shortage: about(total.shortage_hours) }));
  if (market.hindcast?.length) {
    const { fitted, kept, outside } = verdicts(market);
    cards.push(card(say("card_hindcast"), say("card_of", fitted), kept.count ? say("card_kept", kept) : null));
    const more = outside.length > 3 ? say("head_more", { count: outside.length - 3 }) : "";
    const listed = outside.slice(0, 3).join("; ") + more;
    words.push([say("head_hindcast", { ...fitted, kept_within: kept.within, kept_count: kept.count, outside: listed ? say("head_outside", { names: listed }) : "" }),
      " ", element("a", { href: "#hindcast" }, say("head_see"))]);
  }
  return { cards, words };
}

function queue_head(metrics) {
  const value = (name) => metrics[name]?.value;
  const half = (name, show) => (metrics[name]?.interval ? `± ${show(metrics[name].interval.half_width)}` : null);
  const seconds = (x) => `${digits(x ?? 0)} s`;
  return {
    cards: [card(say("card_served"), plain(value("jobs_served")), half("jobs_served", about)),
      card(say("card_wait"), seconds(value("wait")), half("wait", (x) => `${about(x)} s`)),
      card(say("card_utilization"), percent(value("utilization")), half("utilization", percent))],
    words: [say("head_queue", { served: number(value("jobs_served")), arrived: number(value("jobs_arrived")), waiting: digits(value("queue_length") ?? 0), utilization: percent(value("utilization")) })],
  };
}

function head_section(summary) {
  const { cards, words } = summary.market ? market_head(summary.market, summary.metrics) : queue_head(summary.metrics);
  return section("head", null, summary.complete || summary.replications ? null : element("p", { class: "notice" }, say("incomplete")), replicated_notice(summary),
    globalThis.echarts ? null : element("p", { class: "notice" }, say("plain")),
    element("dl", { class: "cards" }, cards), words.map((text) => element("p", { class: "words" }, text)));
}
