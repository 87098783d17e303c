// What a moment changed, and what it all took: energy, carbon, money.

// Large sums as people count them: in millions, in Chinese in 亿 and 万.
const in_units = (kind) => ({ kwh: [1e6, 1e8], kg: [1e6, 1e7], cny: [1e6, 1e8], hours: [1e6, 1e8] }[kind][language === "zh" ? 1 : 0]);

const signed = (text, x) => (x > 0 ? "+" : "") + text;

// Shares change by points, all else by percent.
function change({ before, after }, kind) {
  if (kind === "rented") return known(before) && known(after) ? signed(say("points", { by: digits(Math.round(1000 * (after - before)) / 10) }), after - before) : "–";
  return before > 0 && known(after) && (after > 0 || kind !== "price") ? signed(percent(after / before - 1), after - before) : "–";
}

// The whole of it in a sentence, and the class that did most.
function moment_words(moment) {
  const classes = Object.entries(moment.accelerators_rented ?? {}).filter(([, of]) => known(of.before) && known(of.after));
  if (!classes.length) return null;
  const sum = (when) => classes.reduce((total, [, of]) => total + of[when], 0);
  const by = ([, of]) => of.after - of.before;
  const [most, ...others] = [...classes].sort((a, b) => by(b) - by(a));
  const least = last(others);
  const words = [say("moment_total", { before: about(sum("before")), after: about(sum("after")), change: change({ before: sum("before"), after: sum("after") }) })];
  if (by(most) > 0) words.push(say("moment_most", { name: called(most[0]), by: about(by(most)) }));
  if (least && by(least) < 0) words.push(say("moment_least", { name: called(least[0]), by: about(-by(least)) }));
  return element("p", { class: "words" }, words.join(language === "zh" ? "" : " "));
}

function moments_section(market) {
  if (!market.moments?.length) return null;
  const one = (moment) => {
    const groups = ["rented", "price", "accelerators_rented", "accelerators_waiting"].filter((key) => moment[key]);
    const of_group = (key) => {
      const show = { rented: percent, price }[key] ?? evenly(Object.values(moment[key]).map((of) => of.after));
      const columns = [{ title: say("of") }, ...["before", "after", "change"].map((title) => ({ title: say(title), number: true }))];
      const rows = Object.entries(moment[key]).map(([name, of]) => [called(name), show(of.before), show(of.after), change(of, key)]);
      return table(say(`moment_${key}`), columns, rows);
    };
    return [element("h3", {}, say("moment_months", { ...moment, month: moment.month ? `, ${moment.month}` : "" })), moment_words(moment),
      groups.length ? element("div", { class: "columns" }, groups.map(of_group)) : element("p", {}, say("moment_missing"))];
  };
  return section("moments", say("moments_lead"), market.moments.flatMap(one));
}

const energy_columns = [["servers_kwh", "kwh"], ["building_kwh", "kwh"], ["carbon_location_kg", "kg"], ["carbon_market_kg", "kg"], ["electricity_cny", "cny"]];

// Of parts, and of what is in none of them.
function energy_table(caption, all, parts, rest) {
  const missing = Object.fromEntries(energy_columns.map(([key]) => [key, all[key] - Object.values(parts).reduce((sum, use) => sum + use[key], 0)]));
  const some = Object.keys(parts).length && missing.servers_kwh > 1e-3 * all.servers_kwh;
  const rows = [[say("all"), all], ...Object.entries(parts).map(([name, use]) => [called(name), use]), ...(some ? [[rest, missing]] : [])];
  const show = energy_columns.map(([key, kind]) => evenly([all[key] / in_units(kind)]));
  const columns = [{ title: say("of") }, ...energy_columns.map(([key]) => ({ title: say(key), number: true }))];
  return table(caption, columns, rows.map(([name, use]) => [name, ...energy_columns.map(([key, kind], i) => show[i](use[key] / in_units(kind)))]), true);
}

function energy_section(market) {
  const { all, by_hub: hubs = {}, by_chip: chips = {} } = market.energy;
  const { paid_by_class: paid = {}, earned_by_operator: earned = {}, electricity_of_operator: spent = {} } = market.accounts;
  const yuan = in_units("cny");
  const show = evenly([...Object.values(paid), ...Object.values(earned)].map((x) => x / yuan));
  const largest_first = (of) => Object.entries(of).sort((a, b) => b[1] - a[1]);
  return section("energy", say("energy_lead"),
    energy_table(say("energy"), all, hubs, say("outside_hubs")),
    folded(say("by_chip"), energy_table(say("by_chip"), all, chips, say("none"))),
    element("div", { class: "columns" },
      table(say("paid_by_class"), [{ title: say("of") }, { title: say("paid"), number: true }],
        largest_first(paid).map(([name, sum]) => [called(name), show(sum / yuan)])),
      table(say("earned_by_operator"), [{ title: say("operator") }, { title: say("earned"), number: true }, { title: say("spent"), number: true }],
        largest_first(earned).map(([name, sum]) => [called(name), show(sum / yuan), show(spent[name] / yuan)]))));
}
