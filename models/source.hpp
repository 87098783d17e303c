// A demand class at work: it brings the next job, with all that is drawn for it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "models/demand_class.hpp"
#include "models/job.hpp"
#include "models/traces/trace_reader.hpp"
#include "sim/random.hpp"

namespace models {

/// The log of a class that replays one: jobs, one ahead.
class TraceSource {
  public:
    TraceSource(const Trace& trace, Count capacity, bool keep_skipped);

    Time next() const { return next_; }
    void pass();
    const TraceJob& job() const { return *job_; }
    const TraceReader& reader() const { return *reader_; }
    TraceReader& reader() { return *reader_; }

  private:
    std::unique_ptr<TraceReader> reader_;
    std::optional<TraceJob> job_{};
    Time next_ = never;
};

/// Draws are a function of (seed, replication, class, purpose, number of the job), so a job is the
/// same job whatever else happens in the run.
class Source {
  public:
    /// Everything a source needs to know of its world.
    struct Surroundings {
        Seed seed{};
        Date start{};
        std::uint32_t cluster = 0;  // where its jobs go
        Count capacity = 0;         // of that cluster
        bool keep_skipped = false;  // records of a log that cannot be used, until they are taken
        std::vector<std::string> regions{};  // that jobs may come from
        double scale = 1;                    // factor on rates of arrival and loads
        double finer = 1;                    // factor on the number of jobs, each so much shorter
    };

    Source(const std::string& name, const DemandClass& demand, std::uint32_t index,
           const Surroundings& surroundings);

    /// When the next job comes; never, if none does.
    Time next() const { return next_; }

    /// The next job, as it arrives; the source moves on.
    Job take();

    /// A job of this class has had its outcome. True where that makes another come.
    bool ended(Time now);

    std::uint64_t taken() const { return taken_; }
    std::optional<std::uint64_t> limit() const { return limit_; }
    const TraceSource* trace() const { return std::get_if<TraceSource>(&arrivals_); }
    TraceSource* trace() { return std::get_if<TraceSource>(&arrivals_); }

  private:
    using AnyArrivals =
        std::variant<Poisson::Generator, Renewal::Generator, Daily::Generator, Bursty::Generator,
                     FiniteSource::Generator, Replicas::Generator, TraceSource>;
    static AnyArrivals arrivals_of(const std::string& name, const DemandClass& demand,
                                   const Surroundings& surroundings);
    void look_ahead();
    void draw(Job& job);

    // A quantity drawn for each job, from a stream of its own; some are drawn ahead.
    class Drawn {
      public:
        Drawn(Sampler sampler, Stream stream) : sampler_(std::move(sampler)), stream_(stream) {}
        double operator()(std::uint64_t job) {
            const auto i = job % ahead_.size();
            if (first_ != job - i) {
                first_ = job - i;
                sampler_.fill(stream_, first_, ahead_);
            }
            return ahead_[i];
        }

      private:
        Sampler sampler_;
        Stream stream_;
        std::array<double, 16> ahead_{};  // of the jobs from `first_` on
        std::uint64_t first_ = UINT64_MAX;
    };

    const DemandClass* demand_;
    std::uint32_t index_ = 0;
    std::uint32_t cluster_ = 0;
    double finer_ = 1;
    AnyArrivals arrivals_;
    std::optional<Drawn> gang_{};
    std::optional<Drawn> run_time_{};
    std::optional<Drawn> estimate_factor_{};
    std::optional<Drawn> patience_{};
    std::optional<Drawn> price_cap_{};
    std::optional<Drawn> tenant_{};
    std::optional<Drawn> origin_{};
    bool clairvoyant_ = false;  // of a log: its run times are known, not its estimates
    std::optional<std::uint64_t> limit_{};
    std::uint64_t taken_ = 0;
    Time next_ = never;
};

/// All sources as one stream, in order of time; of an instant, in the order of the classes.
class ArrivalStream {
  public:
    void add(Source source);

    Time next() const { return next_; }
    Job take();
    void ended(std::uint32_t demand, Time now);

    std::vector<Source>& sources() { return sources_; }
    const std::vector<Source>& sources() const { return sources_; }

  private:
    void choose();

    std::vector<Source> sources_{};
    std::size_t first_ = 0;
    Time next_ = never;
};

}  // namespace models
