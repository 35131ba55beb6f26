package org.chaland.examples.webshop.lms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo LMS of a shop of its own, and what its administrator does by hand. */
final class Lms {

    private static final RunningShop SHOP = RunningShop.start(temporaryDirectory());

    private Lms() {}

    /** Knows nobody any more. */
    static DemoLms empty() {
        Stream.of("lms_code", "lms_invitation", "lms_support", "lms_enrolment", "lms_teacher", "lms_person", "mail")
                .forEach(table -> database().sql("delete from " + table).update());
        return SHOP.bean(DemoLms.class);
    }

    static Account add(Contact profile) {
        var person = new Person(
                UUID.randomUUID().toString(),
                profile.email().orElseThrow(),
                profile.givenName().orElse(""),
                profile.familyName().orElse(""),
                "",
                "FR",
                "fr",
                Optional.empty());
        SHOP.bean(People.class).insert(person, Optional.empty());
        return new Account(SHOP.bean(DemoLms.class).issuer(), person.id());
    }

    static void suspend(Account account) {
        database()
                .sql("update lms_person set suspended = true where id = ?")
                .param(account.subject())
                .update();
    }

    static void delete(Account account) {
        Stream.of(
                        "lms_code where person",
                        "lms_invitation where person",
                        "lms_support where person",
                        "lms_enrolment where person",
                        "lms_teacher where person",
                        "lms_person where id")
                .forEach(rows -> database()
                        .sql("delete from " + rows + " = ?")
                        .param(account.subject())
                        .update());
    }

    static int count() {
        return number("select count(*) from lms_person");
    }

    static boolean exists(Account account) {
        return number("select count(*) from lms_person where id = ?", account.subject()) > 0;
    }

    static boolean isUsable(Account account) {
        return number("select count(*) from lms_person where not suspended and id = ?", account.subject()) > 0;
    }

    static Contact kept(Account account) {
        return database()
                .sql("select given_name, family_name, email from lms_person where id = ?")
                .param(account.subject())
                .query((row, at) -> Contact.builder()
                        .givenName(row.getString(1))
                        .familyName(row.getString(2))
                        .email(row.getString(3))
                        .build())
                .single();
    }

    static boolean isIn(ShopId shop, Account account) {
        return number("select count(*) from lms_support where shop = ? and person = ?", shop.value(), account.subject())
                > 0;
    }

    static CourseState given(Account account, String course) {
        return database()
                .sql("select open_from, open_until, closed from lms_enrolment where person = ? and course = ?")
                .params(account.subject(), course)
                .query((row, number) -> row.getBoolean("closed")
                        ? CourseState.closed()
                        : CourseState.open(
                                row.getObject("open_from", OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getObject("open_until", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)))
                .optional()
                .orElseGet(CourseState::none);
    }

    static void letIn(Account account, String course) {
        database()
                .sql("insert into lms_enrolment (person, course, open_from, closed) values (?, ?, ?, false)")
                .params(account.subject(), course, OffsetDateTime.parse("2020-01-01T00:00:00Z"))
                .update();
    }

    static void letTeach(Account account, String course, boolean teaches) {
        database()
                .sql(
                        teaches
                                ? "insert into lms_teacher (person, course) values (?, ?)"
                                : "delete from lms_teacher where person = ? and course = ?")
                .params(account.subject(), course)
                .update();
    }

    static int invitations(Account account) {
        return number(
                "select count(*) from mail where recipient = (select email from lms_person where id = ?)",
                account.subject());
    }

    /** What the browser brings back after that person has signed in at the address. */
    static Map<String, String> signIn(URI address, Account user) {
        var asked = query(address);
        var attempt = new SignInCodes.Attempt(asked.getOrDefault("state", ""), asked.getOrDefault("challenge", ""));
        return Map.of("code", SHOP.bean(SignInCodes.class).issue(user.subject(), attempt), "state", attempt.state());
    }

    /** What it brings back after nobody has. */
    static Map<String, String> cancel(URI address) {
        return Map.of("state", query(address).getOrDefault("state", ""));
    }

    private static Map<String, String> query(URI address) {
        return Stream.of(address.getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static int number(String question, Object... values) {
        return database().sql(question).params(values).query(Integer.class).single();
    }

    private static JdbcClient database() {
        return SHOP.bean(JdbcClient.class);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "lms");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
