package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CourseGrant;
import org.chaland.spi.CourseStore;

/** What accounts were given in courses. */
final class JpaCourseStore implements CourseStore {

    private static final String FIND = """
            select c from ChalandCourse c
            where c.courseKey = :key
            """;

    private static final String OF_ACCOUNT = """
            select c from ChalandCourse c
            where c.subjectKey = :key
            """;

    private static final String TO_LOOK_AT = """
            select c from ChalandCourse c
            where c.lookAt <= :until
            order by c.lookAt, c.courseKey
            """;

    private static final String DELETE = """
            delete from chaland_course
            where course_key = ?
            """;

    private final Transactions transactions;

    JpaCourseStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<CourseGrant> find(Account account, String course) {
        return transactions.read(
                "find a course of an account at",
                account.issuer(),
                manager -> read(manager, FIND)
                        .with("key", Keys.ofCourse(account, course))
                        .first(CourseEntity::toModel));
    }

    @Override
    public List<CourseGrant> ofAccount(Account account) {
        return transactions.read(
                "list the courses of an account at",
                account.issuer(),
                manager -> read(manager, OF_ACCOUNT)
                        .with("key", Keys.ofAccount(account))
                        .list(CourseEntity::toModel));
    }

    private static Read<CourseEntity> read(EntityManager manager, String query) {
        return new Read<>(manager, CourseEntity.class, query);
    }

    /** Of two that are the first at once, the later one wins, as it would have a moment later. */
    @Override
    public void put(CourseGrant grant) {
        transactions.write(
                "write a course of an account at",
                grant.account().issuer(),
                manager -> update(manager, grant)
                        || Statements.insertUnlessTaken(manager, CourseEntity.newRow(grant), List.of())
                        || update(manager, grant));
    }

    private static boolean update(EntityManager manager, CourseGrant grant) throws SQLException {
        return Statements.execute(
                manager, CourseEntity.changes(grant), "course_key = ?", Keys.ofCourse(grant.account(), grant.course()));
    }

    @Override
    public void delete(Account account, String course) {
        transactions.write(
                "delete a course of an account at",
                account.issuer(),
                manager -> Statements.execute(manager, DELETE, Keys.ofCourse(account, course)));
    }

    @Override
    public List<CourseGrant> toLookAt(Instant until, int limit) {
        return transactions.read(
                "list the courses to look at until",
                until,
                manager -> read(manager, TO_LOOK_AT)
                        .with("until", until)
                        .limit(limit)
                        .list(CourseEntity::toModel));
    }
}
