// Where a job meets the network: its data come, stream and go home.
#pragma once

#include "models/world.hpp"

namespace models {

/// Opens the network, where there is one.
void open_network(World& w);

/// What a job reads must come before it joins a queue: whether it waits for that. It is submitted
/// when all has come.
bool fetch_data(World& w, Id<Job> id);

/// A run that reads what lies elsewhere ends when all has been read: whether it does.
bool stream_data(World& w, Id<Job> id);

/// When a run that reads is stopped, whatever is missing; never, if its class lets it run on.
Time stops_reading(const World& w, const Job& job);

/// What a job leaves behind goes home.
void send_results(World& w, const Job& job);

/// A job that waits for its data, or reads them, does so no more.
void give_up_data(World& w, Job& job);

/// All that was sent has arrived, or is known not to have. Throws BrokenInvariant.
void close_network(World& w);

void on(World& w, const DataArrive& e);
void on(World& w, const LinkChanges& e);
void on(World& w, const TransferBegins& e);
void on(World& w, const TransferComes& e);
void on(World& w, const LinksLookedAt& e);

}  // namespace models
