#include "models/mismatch/decomposition.hpp"

#include <algorithm>
#include <numeric>

#include "sim/ensure.hpp"

namespace models {

namespace {

constexpr double Mismatch::*parts[] = {
    &Mismatch::idle,        &Mismatch::waiting,    &Mismatch::shortage,  &Mismatch::glut,
    &Mismatch::coexistence, &Mismatch::frictional, &Mismatch::structural};

Mismatch scaled(Mismatch mismatch, double factor) {
    for (const auto part : parts) mismatch.*part *= factor;
    return mismatch;
}

}  // namespace

Mismatch decompose(double idle, double waiting, double matchable) {
    const double coexistence = std::min(idle, waiting);
    sim::ensure(0 <= matchable && matchable <= coexistence, "no more is matched than is there",
                idle, waiting, matchable);
    return {.idle = idle,
            .waiting = waiting,
            .shortage = waiting - coexistence,
            .glut = idle - coexistence,
            .coexistence = coexistence,
            .frictional = matchable,
            .structural = coexistence - matchable};
}

Mismatch stock_split(std::span<const double> idle, std::span<const double> waiting) {
    sim::ensure(idle.size() == waiting.size(), "as many cells on both sides", idle.size(),
                waiting.size());
    double same_cell = 0;
    for (std::size_t i = 0; i < idle.size(); ++i) same_cell += std::min(idle[i], waiting[i]);
    const double all_idle = std::accumulate(idle.begin(), idle.end(), 0.0);
    const double all_waiting = std::accumulate(waiting.begin(), waiting.end(), 0.0);
    // sums of fractions may round apart
    return decompose(all_idle, all_waiting, std::min({same_cell, all_idle, all_waiting}));
}

void MismatchWindow::add(const Mismatch& sample, double weight) {
    weight_ += weight;
    for (const auto part : parts) sum_.*part += weight * sample.*part;
}

void MismatchWindow::add(const MismatchWindow& other) {
    weight_ += other.weight_;
    for (const auto part : parts) sum_.*part += other.sum_.*part;
}

std::optional<Mismatch> MismatchWindow::mean() const { return over(1); }

std::optional<Mismatch> MismatchWindow::over(double hours) const {
    if (weight_ == 0) return std::nullopt;
    return scaled(sum_, hours / weight_);
}

std::optional<double> MismatchWindow::structural_share() const {
    if (sum_.coexistence == 0) return std::nullopt;
    return sum_.structural / sum_.coexistence;
}

std::optional<double> MismatchWindow::timing_artefact() const {
    if (weight_ == 0) return std::nullopt;
    return std::max(0.0, std::min(sum_.idle, sum_.waiting) - sum_.coexistence) / weight_;
}

std::optional<double> timing_artefact(std::span<const MismatchWindow> windows) {
    double sum = 0;
    double weight = 0;
    for (const auto& window : windows) {
        sum += window.timing_artefact().value_or(0) * window.weight();
        weight += window.weight();
    }
    if (weight == 0) return std::nullopt;
    return sum / weight;
}

}  // namespace models
