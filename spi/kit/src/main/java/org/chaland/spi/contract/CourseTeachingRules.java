package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.spi.CourseTeaching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link CourseTeaching}. */
abstract class CourseTeachingRules extends ProviderPart<CourseTeaching> {

    private CourseTeaching provider;
    private String course;
    private String other;
    private Account anna;
    private Account berta;

    CourseTeachingRules() {
        super(CourseTeaching.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        course = opened().course();
        other = opened().otherCourse();
        anna = user(Samples.person("anna@example.org"));
        berta = user(Samples.person("berta@example.org"));
    }

    @Test
    void nobodyTeachesAtFirst() {
        assertEquals(Set.of(), taught(anna, course, other));
    }

    @Test
    void teacherTeachesTheirCourseAndNoOtherAndNobodyElseDoes() {
        letTeach(anna, course);

        assertEquals(Set.of(course), taught(anna, course, other));
        assertEquals(Set.of(), taught(berta, course, other));
    }

    @Test
    void onlyCoursesThatAreAskedForAreTold() {
        letTeach(anna, course);
        letTeach(anna, other);

        assertEquals(Set.of(other), taught(anna, other));
        assertEquals(Set.of(), taught(anna));
        assertEquals(Set.of(course, other), taught(anna, course, other));
    }

    @Test
    void whoWasLetInDoesNotTeach() {
        opened().letIn(berta, course);

        assertEquals(Set.of(), taught(berta, course));
    }

    @Test
    void roleThatIsTakenAwayEndsAtOnce() {
        letTeach(anna, course);
        letTeach(anna, other);
        assertEquals(Set.of(course, other), taught(anna, course, other));

        opened().letTeach(anna, course, false);

        assertEquals(Set.of(other), taught(anna, course, other));
    }

    @Test
    void suspendedAccountTeachesNothing() {
        letTeach(anna, course);
        suspend(anna);

        assertEquals(Set.of(), taught(anna, course));
    }

    @Test
    void unknownAccountTeachesNothing() {
        letTeach(anna, course);

        assertEquals(Set.of(), taught(new Account(provider.issuer(), "987654321"), course));
        assertEquals(Set.of(), taught(new Account(Samples.OTHER_ISSUER, anna.subject()), course));
        Subjects.like(anna).forEach(lookAlike -> assertEquals(Set.of(), taught(lookAlike, course)));
        delete(anna);
        assertEquals(Set.of(), taught(anna, course));
    }

    @Test
    void courseThatDoesNotExistIsLeftOutAndTheOthersAreTold() {
        letTeach(anna, course);

        assertEquals(Set.of(course), taught(anna, "no-such-course", course, course + "%", "*", "a/b", ".", ".."));
    }

    @Test
    void courseIsNamedExactly() {
        letTeach(anna, course);

        var otherCases = Stream.of(course.toUpperCase(Locale.ROOT), course.toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals(course))
                .toArray(String[]::new);
        assertEquals(Set.of(), taught(anna, otherCases));
    }

    @Test
    void asManyCoursesAsAllowedAreAnswered() {
        letTeach(anna, course);
        var most = IntStream.range(1, CourseTeaching.MOST_COURSES)
                .mapToObj(number -> "no-such-course-" + number)
                .collect(Collectors.toCollection(HashSet::new));
        most.add(course);

        assertEquals(Set.of(course), provider.taught(shop(), anna, most));
    }

    @Test
    void answerCannotBeChanged() {
        letTeach(anna, course);
        var answer = provider.taught(shop(), anna, Set.of(course));

        assertThrows(UnsupportedOperationException.class, () -> answer.add(other));
    }

    private void letTeach(Account account, String taught) {
        opened().letTeach(account, taught, true);
    }

    private Set<String> taught(Account account, String... courses) {
        return provider.taught(shop(), account, Set.of(courses));
    }
}
