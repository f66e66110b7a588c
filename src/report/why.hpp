#pragma once

#include "domain/flag.hpp"
#include "report/document.hpp"
#include "report/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace infuwatch::report {

/// One item of a flag: `hives grade 2`, `systolic pressure 76, below 90`.
std::string item_text(const FlagItem& item);
/// A flag in one sentence, with what it turned on: its items, both distances, its window. Worked out from its
/// facts alone; `read_at`: for each item when its worst number was read, if that was after its onset.
std::string why(const Finding& finding, const std::vector<std::optional<Span>>& read_at = {});
/// The same without the items, where a headline has told them.
std::string circumstances(const Finding& finding, const std::vector<std::optional<Span>>& read_at = {});
/// Items and priority, short: `** F9 reaction: hives grade 2, itching grade 1`.
std::string headline(const Flag& flag);
/// The same without the mark of its priority.
std::string flag_text(const Flag& flag);
/// The same as a line; `more` follows.
Line flag_line(const Flag& flag, const std::string& more = {}, int indent = 0);
/// What became of it: `not acknowledged`, `acknowledged 14:40 by R. Osei: paused`.
std::string answer_text(const Flag& flag, const RenderContext& rendering);

}  // namespace infuwatch::report
