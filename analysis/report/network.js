// What each link carried, how full the busiest were over time, and for whom data were moved.

const links_order = { by: "utilization", falls: true, all: false };  // outlives a change of language
const few_links = 12;

const arrow = (row) => say(row.direction === "shared" ? "network_both_ways" : "network_one_way", { from: called(row.from), to: called(row.to) });

// Links that are not called after their ends keep their name beside them.
const link_name = (row) => (row.link === `${row.from}-${row.to}` || row.link === `${row.to}-${row.from}` ? arrow(row) : `${row.link}${language === "zh" ? "：" : ": "}${arrow(row)}`);

/// A unit for a column: the first of `[from, unit, scale]` whose `from` its largest value reaches.
function scaled(values, scales) {
  const most = Math.max(0, ...values.filter(known));
  const [, unit, scale] = scales.find(([from]) => most >= from) ?? last(scales);
  return { unit, scale, show: evenly(values.map((x) => x / scale)) };
}

const powers = (unit, prefixes) => prefixes.map((prefix, i) => { const scale = 1000 ** (prefixes.length - 1 - i); return [scale, prefix + unit, scale]; });
const byte_scales = powers("B", ["E", "P", "T", "G", "M", "k", ""]);
const bit_scales = powers("bit/s", ["T", "G", "M", "k", ""]);

// Money as people count it, and with its digits: ten thousands of yuan from a hundred thousand on.
const yuan_scales = () => [...(language === "zh" ? [[1e8, "hundred_million"], [1e4, "ten_thousand"]] : [[1e6, "million"], [1e3, "thousand"]])
  .map(([scale, unit]) => [10 * scale, say(`network_yuan_${unit}`), scale]), [0, say("network_yuan"), 1]];

function bytes(x) {
  const { scale, unit } = scaled([x], byte_scales);
  return `${about(x / scale)} ${unit}`;
}

function network_words(network, moved, hours) {
  const { all_links: all, links } = network;
  const most = (key) => links.reduce((best, row) => (row[key] > best[key] ? row : best));
  const [busiest, held, worth] = ["utilization", "held_up_h", "shadow_price_cny_per_gbit_s_month"].map(most);
  const gap = language === "zh" ? "" : " ";
  const carried = [say("network_carried", { moved: bytes(moved), carried: bytes(all.carried_bytes), utilization: percent(all.utilization) })];
  if (busiest.utilization > 0) carried.push(say("network_busiest", { name: arrow(busiest), utilization: percent(busiest.utilization) }));
  const words = [carried.join(gap)];
  words.push(all.held_up_h > 0 ? say("network_held", { hours: about(all.held_up_h), name: arrow(held), most: about(held.held_up_h), share: percent(held.held_up_h / hours) }) : say("network_free"));
  const price_of = worth.shadow_price_cny_per_gbit_s_month;
  words.push(price_of > 0 ? say("network_worth", { name: arrow(worth), worth: about(price_of) }) : say("network_worth_none"));
  const money = [all.paid_cny > 0 ? say("network_paid", { paid: about(all.paid_cny) }) : null, all.rent_cny > 0 ? say("network_rent", { rent: about(all.rent_cny) }) : null];
  if (money.some(Boolean)) words.push(money.filter(Boolean).join(gap));
  return words.map((text) => element("p", { class: "words" }, text));
}

function course_figure(course, links, measured, warm) {
  const minutes = (date) => date.slice(0, 16).replace("T", " ");
  const dates = course.from.map(minutes);
  const row_of = Object.fromEntries(links.map((row) => [row.name, row]));
  const parts = Object.entries(course.utilization).map(([name, values]) => ({ name: row_of[name] ? link_name(row_of[name]) : name, values }));
  const length = course.length_s.reduce((sum, x) => sum + x, 0);
  const told = parts.map(({ name, values }) => say("network_alt_part", {
    name, mean: percent(values.reduce((sum, x, i) => sum + x * course.length_s[i], 0) / length), most: percent(Math.max(...values)) }));
  const title = say(warm ? "network_chart" : "network_chart_whole");
  const notes = warm ? [{ at: last(dates.filter((date) => date <= minutes(measured.from))), name: say("network_warm_up") }] : [];
  return figure(title, say("network_alt", { parts: told.join("; ") }), lines(dates, parts, percent, null, notes),
    table(title, [{ title: say("network_from") }, ...parts.map((part) => ({ title: part.name, number: true }))],
      dates.map((date, i) => [date, ...parts.map((part) => percent(part.values[i]))]), true));
}

function link_columns(links) {
  const all = (key) => links.map((row) => row[key]);
  const beside = (text, small) => (small ? [text, element("small", { class: "beside" }, small)] : text);
  const ranged = (text, interval, show) => beside(text, interval && show(interval.half_width) !== show(0) ? `± ${show(interval.half_width)}` : null);
  const scale_of = (key, title, { unit, scale, show }) => ({ key, number: true, title: say(title, { unit }), value: (row) => row[key], cell: (row) => show(row[key] / scale) });
  const differs = (row) => Math.abs(row.capacity_at_end_bit_s - row.capacity_bit_s) > 1e-6 * row.capacity_at_end_bit_s;
  const bits = scaled([...all("capacity_bit_s"), ...all("capacity_at_end_bit_s")], bit_scales);
  const worth = "shadow_price_cny_per_gbit_s_month";
  const worths = evenly(all(worth));
  return [
    { key: "link", title: say("network_link"), value: link_name, cell: link_name },
    { ...scale_of("capacity_bit_s", links.some(differs) ? "network_capacity_mean" : "network_capacity", bits),
      cell: (row) => beside(bits.show(row.capacity_bit_s / bits.scale), differs(row) ? say("network_capacity_end", { capacity: bits.show(row.capacity_at_end_bit_s / bits.scale) }) : null) },
    { key: "utilization", number: true, title: say("network_utilization"), value: (row) => row.utilization, cell: (row) => ranged(percent(row.utilization), row.utilization_interval, percent) },
    { key: "held_up_h", number: true, title: say("network_congestion"), value: (row) => row.held_up_h, cell: ((show) => (row) => show(row.held_up_h))(evenly(all("held_up_h"))) },
    scale_of("carried_bytes", "network_data", scaled(all("carried_bytes"), byte_scales)),
    scale_of("paid_cny", "network_cost", scaled(all("paid_cny"), yuan_scales())),
    links.some((row) => row.rent_cny > 0) ? scale_of("rent_cny", "network_line", scaled(all("rent_cny"), yuan_scales())) : null,
    { key: worth, number: true, title: say("network_shadow"), value: (row) => row[worth], cell: (row) => ranged(worths(row[worth]), row.shadow_price_interval, worths) },
  ].filter(Boolean);
}

function links_table({ links, all_links: all }, warm) {
  const again = () => links_table({ links, all_links: all }, warm);
  const columns = link_columns(links);
  const rows = in_order(links, columns, links_order);
  const shown = links_order.all ? rows : rows.slice(0, few_links);
  const more = element("button", { type: "button", class: "more" }, say(links_order.all ? "network_fewer" : "network_more", { count: plain(links_order.all ? few_links : links.length) }));
  more.addEventListener("click", () => {
    links_order.all = !links_order.all;
    replace("links-table", again);
    document.querySelector("#links-table .more").focus();
  });
  return element("div", { id: "links-table", class: "dense" },
    sorted_table("links-table", say(warm ? "network_links_warm" : "network_links"), columns, shown, links_order, again),
    links.length > few_links ? more : null,
    links.length < all.directions ? element("p", { class: "lead" }, say("network_cut", { shown: plain(links.length), count: plain(all.directions) })) : null,
    element("p", { class: "lead note" }, say("network_note")));
}

// Metrics of transfers by class; a run with one class has no parts.
function hauls_table(metrics, warm) {
  const of = ["transfers", "data_moved", "moving_cost", "transfer_time"].map((name) => metrics[name]?.by_class ?? {});
  const [transfers, moved, paid, times] = of;
  const names = Object.keys(transfers).filter((name) => transfers[name].value > 0).sort((a, b) => moved[b].value - moved[a].value);
  if (names.length < 2) return null;
  const size = scaled(names.map((name) => moved[name].value), byte_scales);
  const fee = scaled(names.map((name) => paid[name].value), yuan_scales());
  const hours = (x) => x / 3600;
  const time = evenly(names.map((name) => hours(times[name]?.p95)));
  const columns = [{ title: say("network_class") }, ...[say("network_transfers"), say("network_bytes", size), say("network_fee", fee), say("network_mean_time"), say("network_p95_time")].map((title) => ({ title, number: true }))];
  return table(say(warm ? "network_hauls_warm" : "network_hauls"), columns, names.map((name) => [called(name), plain(transfers[name].value), size.show(moved[name].value / size.scale),
    fee.show(paid[name].value / fee.scale), time(hours(times[name]?.value)), time(hours(times[name]?.p95))]));
}

function network_section({ start, network, metrics }, course) {
  const { measured, links } = network;
  if (!links?.length) return null;
  const warm = measured.from !== start;
  const hours = (Date.parse(measured.until) - Date.parse(measured.from)) / 3.6e6;
  const dates = { from: measured.from.slice(0, 10), until: measured.until.slice(0, 10) };
  return section("network", say(warm ? "network_lead_warm" : "network_lead", dates),
    network_words(network, metrics.data_moved?.value, hours),
    Object.keys(course?.utilization ?? {}).length ? course_figure(course, links, measured, warm) : null,
    links_table(network, warm), hauls_table(metrics, warm));
}
