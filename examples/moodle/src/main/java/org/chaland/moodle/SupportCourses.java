package org.chaland.moodle;

import java.net.URI;
import org.chaland.model.ShopId;
import org.chaland.moodle.Courses.Name;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/** Enrols people in the support course of a shop, without end. */
final class SupportCourses {

    private final MoodleClient client;
    private final MoodleSettings settings;
    private final Courses courses;

    SupportCourses(MoodleClient client, MoodleSettings settings, Courses courses) {
        this.client = client;
        this.settings = settings;
        this.courses = courses;
    }

    void enrol(ShopId shop, long user) throws CallFailedException {
        bring(
                shop,
                user,
                course -> client.order(
                        Courses.ENROL,
                        Courses.enrolment(user, course)
                                .add(Courses.field(0, "roleid"), Long.toString(settings.supportRole()))));
    }

    /** Whoever is not there any more is out. */
    void unenrol(ShopId shop, long user) throws CallFailedException {
        try {
            bring(shop, user, course -> client.order(Courses.UNENROL, Courses.enrolment(user, course)));
        } catch (ProviderRefusalException refusal) {
            if (refusal.reason() != Reason.UNKNOWN_ACCOUNT) {
                throw refusal;
            }
        }
    }

    URI address(ShopId shop) {
        return courses.address(name(shop));
    }

    private void bring(ShopId shop, long user, Courses.Call call) throws CallFailedException {
        if (!courses.bring(name(shop), user, call)) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Moodle shows no course with the short name of the support course: make it or show it, or correct"
                            + " chaland.moodle.support-course, upper and lower case included.");
        }
    }

    private Name name(ShopId shop) {
        return settings.courseOf(shop)
                .map(course -> new Name(Courses.SHORTNAME, course))
                .orElseThrow(() -> new ProviderRefusalException(
                        Reason.NOT_PERMITTED,
                        "Shop " + shop + " has no support course: set chaland.moodle.support-course."));
    }
}
