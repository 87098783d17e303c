// Whether the tests run under a sanitizer, where all takes many times as long.
#pragma once

namespace support {

#ifdef __SANITIZE_ADDRESS__
inline constexpr bool sanitized = true;
#elif defined(__has_feature)
inline constexpr bool sanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace support
