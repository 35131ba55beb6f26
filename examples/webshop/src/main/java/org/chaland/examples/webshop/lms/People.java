package org.chaland.examples.webshop.lms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The users of the LMS. Of an e-mail address, in whatever case, there is one; of a shop's key too. */
@Component
@PartOfTheDemoLms
class People {

    private static final String INSERT = """
            insert into lms_person
              (id, shop_key, email, given_name, family_name, city, country, language, password_hash)
            values (:id, :shopKey, :email, :givenName, :familyName, :city, :country, :language, :passwordHash)
            """;

    private static final String UPDATE = """
            update lms_person
            set email = :email, given_name = :givenName, family_name = :familyName, city = :city, country = :country,
                language = :language
            where id = :id
            """;

    private final JdbcClient database;

    People(JdbcClient database) {
        this.database = database;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the e-mail address or the key is taken */
    void insert(Person person, Optional<String> shopKey) {
        database.sql(INSERT)
                .param("id", person.id())
                .param("shopKey", shopKey.orElse(null))
                .param("email", person.email())
                .param("givenName", person.givenName())
                .param("familyName", person.familyName())
                .param("city", person.city())
                .param("country", person.country())
                .param("language", person.language())
                .param("passwordHash", person.passwordHash().orElse(null))
                .update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the e-mail address is taken */
    void update(Person person) {
        database.sql(UPDATE)
                .param("id", person.id())
                .param("email", person.email())
                .param("givenName", person.givenName())
                .param("familyName", person.familyName())
                .param("city", person.city())
                .param("country", person.country())
                .param("language", person.language())
                .update();
    }

    void setSuspended(String id, boolean suspended) {
        database.sql("update lms_person set suspended = ? where id = ?")
                .params(suspended, id)
                .update();
    }

    void delete(String id) {
        database.sql("delete from lms_person where id = ?").param(id).update();
    }

    /** Suspended or not. */
    Optional<Person> find(String id) {
        return one("id = ?", id);
    }

    Optional<Person> findUsable(String id) {
        return one("id = ? and not suspended", id);
    }

    Optional<Person> findByShopKey(String key) {
        return one("shop_key = ?", key);
    }

    Optional<Person> findByEmail(String email) {
        return one("email_folded = ?", email);
    }

    Optional<Person> findUsableByEmail(String email) {
        return one("email_folded = ? and not suspended", email.strip().toLowerCase(Locale.ROOT));
    }

    void setPassword(String id, String hash) {
        database.sql("update lms_person set password_hash = ? where id = ?")
                .params(hash, id)
                .update();
    }

    private Optional<Person> one(String condition, String value) {
        return database.sql("select * from lms_person where " + condition)
                .param(value)
                .query((row, number) -> person(row))
                .optional();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("email"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("city"),
                row.getString("country"),
                row.getString("language"),
                Optional.ofNullable(row.getString("password_hash")));
    }
}
