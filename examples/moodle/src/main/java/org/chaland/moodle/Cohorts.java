package org.chaland.moodle;

import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import tools.jackson.databind.JsonNode;

/**
 * Puts people into a cohort that was bought, and takes them out. Which courses that opens is set at Moodle, by Cohort sync. A cohort
 * has no begin and no end.
 */
final class Cohorts {

    static final String SEARCH = "core_cohort_search_cohorts";
    static final String MEMBERS = "core_cohort_get_cohort_members";
    static final String ADD = "core_cohort_add_cohort_members";
    static final String REMOVE = "core_cohort_delete_cohort_members";

    /** Moodle searches names and descriptions too. */
    private static final String MOST = "1000";

    private static final String ALREADY_IN = "3";

    private final MoodleClient client;
    private final Users users;

    Cohorts(MoodleClient client, Users users) {
        this.client = client;
        this.users = users;
    }

    /** @throws ProviderRefusalException if there is no such cohort or account */
    void add(String number, long user) throws CallFailedException {
        var cohort = require(number);
        var form = new Form()
                .add("members[0][cohorttype][type]", "id")
                .add("members[0][cohorttype][value]", Long.toString(cohort))
                .add("members[0][usertype][type]", "id")
                .add("members[0][usertype][value]", Long.toString(user));
        // What is refused here is a warning, and no error.
        var warning =
                Json.elements(Json.member(client.call(ADD, form), "warnings"))
                        .orElseThrow(() -> unreadable(ADD))
                        .stream()
                        .map(one -> Json.text(one, "warningcode").orElse(""))
                        .filter(code -> !code.equals(ALREADY_IN))
                        .findFirst();
        if (warning.isPresent()) {
            throw users.withId(user).isEmpty() ? Subject.unknown() : unknown();
        }
    }

    /** Repeatable; nothing happens if there is no such cohort or account. */
    void remove(String number, long user) throws CallFailedException {
        var cohort = find(number);
        if (cohort.isPresent()) {
            try {
                client.order(REMOVE, member(new Form(), 0, cohort.get(), user));
            } catch (CallFailedException failed) {
                if (!failed.is("invaliduser")) {
                    throw failed;
                }
            }
        }
    }

    /** @throws ProviderRefusalException if there is no such cohort */
    boolean has(String number, Optional<Long> user) throws CallFailedException {
        var cohort = require(number);
        var answer = client.call(MEMBERS, new Form().add("cohortids[0]", Long.toString(cohort)));
        return Json.elements(Optional.of(answer)).orElseThrow(() -> unreadable(MEMBERS)).stream()
                .flatMap(one ->
                        Json.elements(Json.member(one, "userids")).stream().flatMap(ids -> ids.stream()))
                .filter(JsonNode::isIntegralNumber)
                .anyMatch(id -> user.filter(one -> one == id.longValue()).isPresent());
    }

    /** Any cohort that the service account sees; for the check. */
    Optional<Long> any() throws CallFailedException {
        return search("", "1").findFirst().flatMap(cohort -> Json.id(cohort, "id"));
    }

    static Form member(Form form, int index, long cohort, long user) {
        return form.add("members[" + index + "][cohortid]", Long.toString(cohort))
                .add("members[" + index + "][userid]", Long.toString(user));
    }

    private long require(String number) throws CallFailedException {
        return find(number).orElseThrow(Cohorts::unknown);
    }

    private Optional<Long> find(String number) throws CallFailedException {
        return search(number, MOST)
                .filter(cohort ->
                        Json.text(cohort, "idnumber").filter(number::equals).isPresent())
                .findFirst()
                .flatMap(cohort -> Json.id(cohort, "id"));
    }

    private Stream<JsonNode> search(String text, String most) throws CallFailedException {
        var answer = client.call(
                SEARCH,
                new Form()
                        .add("query", text)
                        .add("context[contextlevel]", "system")
                        .add("context[instanceid]", "0")
                        .add("includes", "all")
                        .add("limitnum", most));
        return Json.elements(Json.member(answer, "cohorts")).orElseThrow(() -> unreadable(SEARCH)).stream();
    }

    private static CallFailedException unreadable(String function) {
        return new CallFailedException(function, CallFailedException.UNREADABLE);
    }

    private static ProviderRefusalException unknown() {
        return new ProviderRefusalException(
                Reason.UNKNOWN_COURSE,
                "Moodle shows no cohort whose Cohort ID is the code of the training without chaland.moodle.cohorts, upper and"
                        + " lower case included: make it, or correct one of them (Users, Accounts, Cohorts).");
    }
}
