#pragma once

#include "report/message.hpp"

/// What is wrong with a file, the store, the record or the machine's settings.
namespace infuwatch::report::sentence {

inline constexpr Sentence file_exists{"`{file}` already exists and is not overwritten."};
inline constexpr Sentence file_missing{"There is no file `{file}`."};
inline constexpr Sentence file_not_read{"`{file}` cannot be read."};
inline constexpr Sentence file_too_long{"`{file}` is longer than such a file may be."};
inline constexpr Sentence file_empty{"`{file}` is empty."};
inline constexpr Sentence file_not_written{"`{file}` cannot be written."};
inline constexpr Sentence file_not_whole{"`{file}` cannot be written in full."};
inline constexpr Sentence file_not_synced{"`{file}` cannot be put on the disk."};
inline constexpr Sentence file_name_not_synced{"The name of `{file}` cannot be put on the disk."};
inline constexpr Sentence file_log_only{"Part of `{file}` is in its log only."};
inline constexpr Sentence file_log_left{
    "The log of an earlier store lies beside `{file}`; move it away first."};
inline constexpr Sentence file_not_as_written{"`{file}`, read back, is not what was written."};
inline constexpr Sentence file_bad_key{"`{file}`: the public key cannot be used."};
inline constexpr Sentence file_source_not_read{"`{file}`: what it is to hold cannot be read."};
inline constexpr Sentence file_not_sealed{"`{file}` is not a sealed backup."};
inline constexpr Sentence file_end_missing{"The end of `{file}` is missing."};
inline constexpr Sentence file_other_key{"`{file}` was sealed for another key, or was changed."};
inline constexpr Sentence file_changed{"`{file}` was changed."};
inline constexpr Sentence file_changed_or_cut{"`{file}` was changed, or its end is missing."};
inline constexpr Sentence file_longer{"Something was added to `{file}`."};
inline constexpr Sentence file_not_copied{"`{file}` cannot be copied in full."};
inline constexpr Sentence file_content_not_written{"The contents of `{file}` cannot be written in full."};
inline constexpr Sentence file_not_as_it_says{"`{file}` does not hold the record it names."};
inline constexpr Sentence check_path{"Check the path and its permissions, then try again."};
inline constexpr Sentence not_restored{
    "Nothing was restored; use the key it was sealed for, or an earlier backup."};

inline constexpr Sentence settings_not_toml{"`{file}`, line {line}: {found}."};
inline constexpr Sentence settings_unknown{
    "`{file}`, line {line}: `{setting}` is not a setting; there are `store`, `pepper`, `anchor` and `backup_key`."};
inline constexpr Sentence settings_no_path{
    "`{file}`, line {line}: `{setting}` takes the full path of a file, in quotes."};
inline constexpr Sentence settings_no_pepper{
    "`{file}`, the pepper, cannot be read or is shorter than 16 characters."};
inline constexpr Sentence fix_settings{"Ask hospital IT to fix it, or give --db PATH.",
                                       "Ask hospital IT to fix it."};

inline constexpr Sentence store_missing{"There is no store at `{store}`."};
inline constexpr Sentence make_store{"Create one: infuwatch init --site \"…\" --zone America/New_York.", ""};
inline constexpr Sentence store_forbidden{"You do not have access to the directory of `{store}`."};
inline constexpr Sentence ask_access{"Ask hospital IT for access to it."};
inline constexpr Sentence store_not_made{"`{store}` cannot be created{detail}."};
inline constexpr Sentence make_directory{"Create its directory first, or choose one that you may write to."};
inline constexpr Sentence store_exists{"`{store}` already exists."};
inline constexpr Sentence other_path{"Give another path with --db, or use the existing store.",
                                     "Use the existing store."};
inline constexpr Sentence not_a_store{"`{store}` is not an Infuwatch store."};
inline constexpr Sentence check_db_path{"Check the path given with --db.", "Check the path of the store."};
inline constexpr Sentence store_newer{
    "`{store}` was written by a newer Infuwatch{detail}. Nothing was changed."};
inline constexpr Sentence use_newer{"Use the newer program."};
inline constexpr Sentence old_engine{"This machine's database library is too old{detail}."};
inline constexpr Sentence newer_engine{"Ask hospital IT to update it."};
inline constexpr Sentence store_on_network{
    "`{store}` is on a network file system, where several terminals would damage it."};
inline constexpr Sentence use_local_disk{
    "Put the store on a local disk of the machine all terminals log in to."};
inline constexpr Sentence store_busy{
    "Another terminal is saving and has not finished{detail}. Nothing was recorded."};
inline constexpr Sentence send_again{"Try again; what you typed can be sent again as it is."};
inline constexpr Sentence disk_is_full{"The disk is full. Nothing was recorded."};
inline constexpr Sentence tell_it_send_again{"Tell hospital IT; what you typed can be sent again as it is."};
inline constexpr Sentence store_read_only{"`{store}` cannot be written to."};
inline constexpr Sentence ask_permission{
    "Ask hospital IT for write permission on the store and its directory."};
inline constexpr Sentence store_failed{"Reading or writing `{store}` failed{detail}. Nothing was recorded."};
inline constexpr Sentence store_in_doubt{
    "Writing to `{store}` failed, and it is not known whether the entry was kept."};
inline constexpr Sentence send_with_uuid{
    "Send the same again with --entry {uuid}: it is recorded once, never twice.",
    "Save again: it is recorded once, never twice."};
inline constexpr Sentence store_replaced{
    "`{store}` was moved, replaced or deleted since it was opened{detail}. Nothing was recorded."};
inline constexpr Sentence start_again{
    "Quit and start the program again; what you typed can be sent again as it is."};
inline constexpr Sentence store_replaced_meanwhile{
    "`{store}` was moved, replaced or deleted while your entry was being saved. The entry may not be in the store that is there now."};
inline constexpr Sentence start_again_and_send{
    "Start the program again and send the same with --entry {uuid}: it is recorded once, never twice.",
    "Quit, start the program again and check whether the entry is there."};
inline constexpr Sentence store_linked{
    "`{store}` has a second name, a hard link{detail}: entries made under that name and yours would overwrite each other. Nothing was recorded."};
inline constexpr Sentence delete_second_name{
    "Ask hospital IT to delete the second name; what you typed can be sent again as it is."};
inline constexpr Sentence store_damaged{"Part of the store cannot be read{detail}."};
inline constexpr Sentence run_verify{"Run `infuwatch verify` and tell hospital IT; nothing was changed.",
                                     "Tell hospital IT; nothing was changed."};
inline constexpr Sentence setting_not_kept{"A setting that protects entries could not be made{detail}."};
inline constexpr Sentence not_used_like_this{"Tell hospital IT; the store is not used this way."};
inline constexpr Sentence no_engine{"This program has no engine for `{store}`."};
inline constexpr Sentence give_file_path{"Give --db the path of a file.",
                                         "Start the program with the path of a file."};
inline constexpr Sentence no_such_zone{
    "The site's time zone is not in this machine's time-zone database{detail}."};
inline constexpr Sentence install_tzdata{"Ask hospital IT to install tzdata."};

inline constexpr Sentence clock_loose{"The machine's clock is not synchronized: window times depend on it."};
inline constexpr Sentence zone_data_old{
    "The time-zone database is from {version}: a zone whose rules have changed since is shown wrong."};
inline constexpr Sentence host_zone{
    "The machine's own clock shows {own}; all times here are {site}, the site's time zone."};
inline constexpr Sentence disk_low{"Only {mib} MiB are free on the store's disk."};

}  // namespace infuwatch::report::sentence
