#include "base/password.hpp"

#include "support/catch.hpp"

namespace infuwatch::password_test {

TEST_CASE("the password of a store's address is never shown", "[base]") {
  for (const auto& [typed, told] : {
           std::pair{"postgresql://nurse:secret@host/db", "postgresql://nurse:…@host/db"},
           {"postgres://nurse:se/c@r:e t@host:5432/db", "postgres://nurse:…@host:5432/db"},
           {"PostgreSQL://nurse:secret@/db?host=/run", "PostgreSQL://nurse:…@/db?host=/run"},
           {"postgresql://host/db?user=nurse&password=secret&sslmode=require",
            "postgresql://host/db?user=nurse&password=…&sslmode=require"},
           {"host=h user=nurse password=secret dbname=d", "host=h user=nurse password=… dbname=d"},
           {"host=h PASSWORD = 'se\\'cret word' dbname=d", "host=h PASSWORD = … dbname=d"},
           {"sslpassword='never closed", "sslpassword=…"},
           {"password=a password=b", "password=… password=…"},
           {"postgresql://h/d?passw%6Frd=secret&pwd=secret&pass=secret",
            "postgresql://h/d?passw%6Frd=…&pwd=…&pass=…"},
           {"postgresql://nurse%3Asecret@h/d", "postgresql://nurse%3A…@h/d"},
           {"postgresql://nurse:secret%40h/d", "postgresql://nurse:…%40h/d"},
           {"Postgresql:/nurse:secret@h/d", "Postgresql:/nurse:…@h/d"},  // as a path it loses a slash
           {"jdbc:postgresql://nurse:secret@h/d", "jdbc:postgresql://nurse:…@h/d"},
           {"postgresql+psycopg2://nurse:secret@h/d", "postgresql+psycopg2://nurse:…@h/d"},
           {"`postgresql://nurse:secret@host/db` is no command.",
            "`postgresql://nurse:…@host/db` is no command."},
       })
    CHECK(without_password(typed) == told);
}

TEST_CASE("what holds no password is shown as it is", "[base]") {
  for (const auto* typed : {"", "/var/lib/infuwatch/store.db", "postgresql://host:5432/db",
                            "postgresql://nurse@host/db", "file:///store.db", "the password is asked for",
                            "password", "password=", "a@b: c", "passenger seat", "a=b c=d"})
    CHECK(without_password(typed) == typed);
}

}  // namespace infuwatch::password_test
