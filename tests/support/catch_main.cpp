// Catch's main, which returns 4 when every test it ran was skipped: CTest's SKIP_RETURN_CODE.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "tests/support/skip.hpp"

namespace {

int tests_run = 0;
int tests_skipped = 0;

struct CountSkipped : Catch::TestEventListenerBase {
    using TestEventListenerBase::TestEventListenerBase;

    void testCaseStarting(const Catch::TestCaseInfo& test) override {
        TestEventListenerBase::testCaseStarting(test);
        test_was_skipped = false;
    }
    void testCaseEnded(const Catch::TestCaseStats& stats) override {
        TestEventListenerBase::testCaseEnded(stats);
        ++tests_run;
        if (test_was_skipped) ++tests_skipped;
    }
};
CATCH_REGISTER_LISTENER(CountSkipped)

}  // namespace

int main(int count, char* arguments[]) {
    const int failed = Catch::Session().run(count, arguments);
    return failed == 0 && tests_run > 0 && tests_run == tests_skipped ? 4 : failed;
}
