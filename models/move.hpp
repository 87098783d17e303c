// What moving a job's data to a region would take.
#pragma once

namespace models {

struct Move {
    double seconds = 0;  // infinite where there is no way
    double yuan = 0;
};

}  // namespace models
