// Puts the page together, and again when the language, the theme or the width changes.

const data = JSON.parse(document.getElementById("run-data").textContent);

/// Puts a new element in the place of an old one and draws all charts that stand in the page.
function replace(id, make) {
  const old = document.getElementById(id);
  old.replaceWith(make());
  for (let i = charts.length - 1; i >= 0; --i) {
    if (charts[i].place.isConnected) continue;
    charts[i].drawn?.dispose();
    charts.splice(i, 1);
  }
  draw_charts();
}

function render() {
  const { summary, run, series, network, course } = data;
  const { market } = summary;
  forget_charts();
  marks = (market?.moments ?? []).filter((moment) => moment.month).map((moment) => ({ at: moment.month, name: moment.name }));
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = `${summary.name} · ${say("page")}`;
  const until = new Date(Date.parse(summary.start) + summary.simulated_s * 1000).toISOString();
  const texts = {
    skip: say("skip"), kicker: say("page"), title: summary.name, footer: say("footer"), language: say("language"),
    period: say("period", { from: summary.start.slice(0, 10), until: until.slice(0, 10) }),
  };
  for (const [id, text] of Object.entries(texts)) document.getElementById(id).textContent = text;
  document.getElementById("language").setAttribute("lang", language === "zh" ? "en" : "zh-CN");
  const of_market = market ? [ladder_section, mismatch_section, heat_section, prices_section, flows_section, hindcast_section, moments_section, energy_section].map((make) => make(market)) : [series_section(series)];
  const of_network = summary.network ? [network_section(summary, network)] : [];
  const sections = [head_section(summary), ...of_market, ...of_network, warm_up_section(summary, course), inputs_section(summary.inputs), metrics_section(summary.metrics, market, summary.confidence), reproduce_section(summary, run)];
  document.getElementById("content").replaceChildren(...sections.filter(Boolean));
  const contents = document.getElementById("contents");
  contents.setAttribute("aria-label", say("contents"));
  contents.replaceChildren(...sections.filter(Boolean).slice(1).map((one) => element("a", { href: `#${one.id}` }, one.firstChild.textContent)));
  draw_charts();
}

document.getElementById("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  render();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw_charts);
matchMedia("print").addEventListener("change", draw_charts);
addEventListener("beforeprint", draw_charts);
addEventListener("afterprint", draw_charts);

let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return;  // phones report a resize when their bars fold away
  width = innerWidth;
  draw_charts();
});

render();
