// The life of a job: what follows from each event.
#pragma once

#include "models/world.hpp"

namespace models {

void on(World& world, const World::Clockwork::NextArrival& event);
void on(World& world, const WarmUpEnds& event);
void on(World& world, const RunEnds& event);
void on(World& world, const ServiceChanges& event);
void on(World& world, const Expands& event);
void on(World& world, const BrokersLook& event);
void on(World& world, const PricesMove& event);
void on(World& world, const SeekersTry& event);
void on(World& world, const SurveyDue& event);

/// Brings a job, and before it what it reads, to the cluster it was given.
void accept(World& world, Id<Job> job);
void submit(World& world, Id<Job> job);

/// Starts whoever the cluster's queueing policy names; nobody, where a server is shared by turns.
void look_at_queue(World& world, Cluster& cluster);

/// The end of an instant: schedulers that look once per instant look now.
void settle(World& world);

}  // namespace models
