// The tables of a market.
#include "analysis/csv_tables.hpp"
#include "analysis/market_results.hpp"
#include "analysis/memory_tables.hpp"

namespace analysis {

namespace {

template <class Tables>
class MarketTables {
  public:
    MarketTables(Tables& tables, const MarketFigures& figures)
        : tables_(tables), figures_(figures), world_(figures.world()) {}

    void ladder() const {
        auto table = tables_.template open<LadderRow>("ladder");
        for (std::size_t m = 0; m < figures_.months(); ++m)
            for (std::uint32_t c = 0; c < world_.sites.size(); ++c)
                for (std::size_t r = 0; r < models::rung_count; ++r) {
                    const auto time = figures_.rungs(m, c)[r];
                    if (time == 0) continue;
                    const auto& site = world_.sites[c];
                    table.put({from(m), until(m), site.name, site.region, figures_.hub(c),
                               site.spec.chip, site.spec.operator_, static_cast<models::Rung>(r),
                               static_cast<double>(time) / nanoseconds_per_hour});
                }
        table.close();
    }

    void prices() const {
        auto table = tables_.template open<PricesRow>("prices");
        for (std::size_t m = 0; m < figures_.months(); ++m) {
            const auto& prices = figures_.prices(m);
            const double length = static_cast<double>((prices.until - prices.from).count());
            const auto classes = world_.record->ladder.classes();
            for (std::uint32_t c = 0; c < world_.sites.size(); ++c) {
                const auto& site = world_.sites[c];
                sim::Wide rented = 0;
                for (std::size_t d = 0; d < classes; ++d)
                    rented += figures_.ladder(m).rented[c * classes + d];
                table.put({from(m), until(m), site.name, site.region, site.spec.chip,
                           site.spec.operator_,
                           static_cast<double>(prices.posted[c]) / length / 1e6,
                           static_cast<double>(rented) / nanoseconds_per_hour, prices.paid[c]});
            }
        }
        table.close();
    }

    void mismatch() const {
        auto table = tables_.template open<MismatchRow>("mismatch");
        const auto& classes = world_.metrics.measured().classes;
        for (const auto& month : world_.survey->months(world_.now())) {
            const auto put = [&](std::string_view of, std::string_view unit,
                                 const models::MismatchWindow& window) {
                const auto mean = window.mean();
                if (!mean) return;
                table.put({date(month.from), date(month.until), of, unit, month.instants,
                           mean->idle, mean->waiting, mean->shortage, mean->glut, mean->coexistence,
                           mean->frictional, mean->structural, window.structural_share(),
                           window.timing_artefact()});
            };
            put("", "accelerators", month.accelerators);
            put("", "teraflops_fp16", month.teraflops);
            put("", "cny_fen_per_hour", month.yuan_per_hour);
            const auto& alone = world_.survey->alone();
            for (std::size_t i = 0; i < alone.size(); ++i)
                put(classes[alone[i]], "accelerators", month.of_class[i]);
        }
        table.close();
    }

    void flows() const {
        auto table = tables_.template open<FlowRow>("flows");
        const auto& traffic = world_.record->traffic;
        for (const auto& flow : traffic.largest(SIZE_MAX))
            table.put({traffic.names()[flow.origin], traffic.names()[flow.region], flow.jobs,
                       static_cast<double>(flow.held) / nanoseconds_per_hour});
        table.close();
    }

  private:
    Date date(Time time) const { return world_.scenario.start + time.time_since_epoch(); }
    Date from(std::size_t month) const { return date(figures_.from(month)); }
    Date until(std::size_t month) const { return date(figures_.until(month)); }

    Tables& tables_;
    const MarketFigures& figures_;
    const models::World& world_;
};

}  // namespace

template <class Tables>
void put_market(const MarketFigures& figures, const std::vector<HindcastRow>& hindcast,
                Tables& tables) {
    const MarketTables<Tables> of_market(tables, figures);
    of_market.ladder();
    of_market.mismatch();
    of_market.prices();
    of_market.flows();
    if (hindcast.empty()) return;
    auto table = tables.template open<HindcastRow>("hindcast");
    for (const auto& row : hindcast) table.put(row);
    table.close();
}

template void put_market(const MarketFigures&, const std::vector<HindcastRow>&, CsvTables&);
template void put_market(const MarketFigures&, const std::vector<HindcastRow>&, MemoryTables&);

}  // namespace analysis
