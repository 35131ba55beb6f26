package org.chaland.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.chaland.model.Account;
import org.chaland.model.CourseGrant;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_course}. Not safe for use by several threads. */
@Entity(name = "ChalandCourse")
@Table(name = "chaland_course")
@Cacheable(false)
class CourseEntity {

    @Id
    @Column(name = "course_key", length = 64)
    private String courseKey;

    @Column(name = "subject_key", length = 64)
    private String subjectKey;

    @Column(name = "issuer")
    private String issuer;

    @Column(name = "subject")
    private String subject;

    @Column(name = "course", length = 100)
    private String course;

    @Column(name = "shop", length = 64)
    private String shop;

    @Column(name = "ours")
    private boolean ours;

    @Column(name = "status", length = 20)
    private String status;

    @Column(name = "open_from")
    private @Nullable Long openFrom;

    @Column(name = "open_until")
    private @Nullable Long openUntil;

    @Column(name = "look_at")
    private @Nullable Long lookAt;

    /** For the persistence provider. */
    protected CourseEntity() {}

    static Row newRow(CourseGrant grant) {
        return changes(grant)
                .set("course_key", Keys.ofCourse(grant.account(), grant.course()))
                .set("subject_key", Keys.ofAccount(grant.account()))
                .set("issuer", grant.account().issuer())
                .set("subject", grant.account().subject())
                .set("course", grant.course());
    }

    static Row changes(CourseGrant grant) {
        return new Row("chaland_course")
                .set("shop", grant.shop())
                .set("ours", grant.ours())
                .set("status", grant.given().status())
                .set("open_from", grant.given().from())
                .set("open_until", grant.given().until())
                .set("look_at", grant.lookAt());
    }

    CourseGrant toModel() {
        return new CourseGrant(
                new Account(issuer, subject),
                course,
                new ShopId(shop),
                ours,
                new CourseState(
                        CourseState.Status.valueOf(status), Stored.instant(openFrom), Stored.instant(openUntil)),
                Stored.instant(lookAt));
    }
}
