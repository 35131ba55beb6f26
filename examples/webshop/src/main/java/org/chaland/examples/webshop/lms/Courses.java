package org.chaland.examples.webshop.lms;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.chaland.model.CourseState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The courses of the LMS, who is in them, and who teaches them. */
@Component
@PartOfTheDemoLms
class Courses {

    private static final Set<String> CODES = Set.of("bread", "beekeeping", "joinery");

    private final JdbcClient database;
    private final Clock clock;

    Courses(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean has(String course) {
        return CODES.contains(course);
    }

    void open(String person, String course, CourseState state) {
        database.sql("merge into lms_enrolment (person, course, open_from, open_until, closed)"
                        + " key (person, course) values (?, ?, ?, ?, false)")
                .params(
                        person,
                        course,
                        stored(state.from().orElseThrow()),
                        state.until().map(Courses::stored).orElse(null))
                .update();
    }

    void close(String person, String course) {
        database.sql("update lms_enrolment set closed = true where person = ? and course = ?")
                .params(person, course)
                .update();
    }

    void remove(String person, String course) {
        database.sql("delete from lms_enrolment where person = ? and course = ?")
                .params(person, course)
                .update();
    }

    /** What they teach too. */
    void remove(String person) {
        database.sql("delete from lms_enrolment where person = ?").param(person).update();
        database.sql("delete from lms_teacher where person = ?").param(person).update();
    }

    /** Makes somebody a teacher of a course. */
    void letTeach(String person, String course) {
        database.sql("merge into lms_teacher (person, course) key (person, course) values (?, ?)")
                .params(person, course)
                .update();
    }

    /** The courses that somebody teaches; none if they are suspended. */
    Set<String> taught(String person) {
        return database.sql("select course from lms_teacher where person = ?"
                        + " and exists (select 1 from lms_person where id = person and not suspended)")
                .param(person)
                .query(String.class)
                .set();
    }

    /** Nobody who is suspended, even if their session is still open. */
    boolean holds(String person, String course) {
        var now = stored(clock.instant());
        return database.sql("select count(*) from lms_enrolment where person = ? and course = ? and not closed"
                                + " and open_from <= ? and (open_until is null or open_until > ?)"
                                + " and exists (select 1 from lms_person where id = person and not suspended)")
                        .params(person, course, now, now)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static OffsetDateTime stored(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
