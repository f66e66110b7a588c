#include "report/message.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "domain/entry.hpp"
#include "domain/vital_sign.hpp"
#include "report/words.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

namespace infuwatch::report {
namespace {

std::string listed_text(const Listed& list) {
  if (list.words.size() < 2) return shown(joined(list.words, ""));
  return shown(joined({list.words.begin(), list.words.end() - 1}, list.between) + std::string{list.last} +
               list.words.back());
}

std::string field_words(const FieldRef& field, const WordStyle& style) {
  return shown(field_text(field, style.edge == Edge::console ? FieldsBy::label : style.fields));
}

/// A field's name may begin a sentence; a key, a file's name and what somebody wrote begin as they do.
bool begins_with_field(std::string_view words, const Message& message) {
  if (!words.starts_with('{')) return false;
  const auto first = words.substr(1, words.find('}') - 1);
  for (const auto& [name, arg] : message.args)
    if (name == first) {
      const auto* field = std::get_if<FieldRef>(&arg);
      return field ? field->id != FieldId::file || field->of.empty()
                   : std::holds_alternative<std::vector<FieldRef>>(arg);
    }
  return false;
}

}  // namespace

std::string text_of(const Arg& arg, const WordStyle& style) {
  const auto* zone = style.zone;
  return std::visit(
      Overloaded{
          [](const Typed& typed) { return shown(typed.text); },
          [](const Listed& list) { return listed_text(list); },
          [](std::int64_t number) { return std::to_string(number); },
          [](Decimal number) { return to_text(number); },
          [](const Quantity& quantity) { return to_text(quantity); },
          [&](Instant at) { return zone ? zone->shown(at) : iso(at); },
          [&](const Near& near) { return zone ? zone->shown_near(near.at, style.now) : iso(near.at.from); },
          [&](Zoned zoned) { return zone ? zone->shown_with_name(zoned.at) : iso(zoned.at); },
          [&](OnDay day) { return (zone ? zone->shown(day.at) : iso(day.at)).substr(0, zone ? 11 : 10); },
          [&](Expiry expiry) { return zone ? shown(expiry, *zone) : iso(expiry.last); },
          [](Seconds length) { return duration_text(length); },
          [](std::chrono::year_month_day day) { return shown_date(day); },
          [](InfusionId infusion) { return std::to_string(infusion.value()); },
          [](EntryNumber entry) { return to_text(entry); }, [](FlagId flag) { return to_text(flag); },
          [&](const FieldRef& field) { return field_words(field, style); },
          [&](const std::vector<FieldRef>& fields) {
            Listed list{{}, " and "};
            for (const auto& field : fields) list.words.push_back(field_words(field, style));
            return listed_text(list);
          }},
      arg);
}

std::string text_of(const Message& message, const WordStyle& style) {
  if (!message.sentence) return {};
  const auto& [text, console] = *message.sentence;
  const auto words = style.edge == Edge::console && console ? *console : text;
  fmt::dynamic_format_arg_store<fmt::format_context> args;
  for (const auto& [name, arg] : message.args) args.push_back(fmt::arg(name, text_of(arg, style)));
  auto told = fmt::vformat(words, args);
  const bool key = style.fields == FieldsBy::key && !told.starts_with("the ");
  return begins_with_field(words, message) && !key ? capital(std::move(told)) : told;
}

std::string text_of(const std::vector<Message>& messages, const WordStyle& style) {
  std::vector<std::string> parts;
  for (const auto& message : messages)
    if (auto text = text_of(message, style); !text.empty()) parts.push_back(std::move(text));
  return joined(parts, " ");
}

}  // namespace infuwatch::report
