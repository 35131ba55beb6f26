package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.chaland.moodle.People.ZOE;
import static org.chaland.moodle.People.contact;
import static org.chaland.moodle.People.key;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountState;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real Moodle was seen to do that nobody expects. */
class TrapsTest {

    private static final ShopId SHOP = new ShopId("shop-1");

    private final MoodleDouble moodle = new MoodleDouble();
    private final MoodleProvider provider = moodle.provider();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Test
    void anAddressOfSomebodyElseIsAStopEvenWhereAddressesMayBeShared() {
        moodle.site.sharedEmails = true;
        moodle.user(contact("Canary@EXAMPLE.org"));

        assertThat(reasonOf(() -> provider.create(key(1), ZOE))).isEqualTo(Reason.EMAIL_TAKEN);
        var other = provider.create(key(2), contact("other@example.org"));
        assertThat(reasonOf(() -> provider.update(other, ZOE))).isEqualTo(Reason.EMAIL_TAKEN);
    }

    /** Deleted, a user keeps names and city, and the address moves to the username. */
    @Test
    void nothingOfThePersonIsLeftOfAnErasedUser() {
        var account = provider.create(key(1), ZOE);
        var row = moodle.row(account);
        row.fields.putAll(Map.of("phone1", "Canary 1", "institution", "Canary 2", "department", "Canary 3"));
        row.fields.putAll(
                Map.of("firstnamephonetic", "Canary 4", "alternatename", "Canary 5", "interests", "Canary 6"));
        row.custom.put("nickname", "Canary 7");
        row.picture = true;
        var values = List.copyOf(row.fields.values());

        provider.erase(account);

        assertThat(row.deleted).isFalse();
        assertThat(row.fields.values().stream().filter(values::contains)).isSubsetOf("0");
        assertThat(row.custom.values()).containsOnly("");
        assertThat(row.picture).isFalse();
        assertThat(row.isUsable()).isFalse();
        assertThat(provider.isErased(account)).isTrue();
        row.delete();
        assertThat(row.fields.values())
                .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("canary"));
    }

    @Test
    void erasureThatMoodleOnlySaysItHasDoneIsNotBelieved() {
        var account = provider.create(key(1), ZOE);
        moodle.next(Access.UPDATE, (exchange, nothing) -> {
            var answer = Answer.object();
            answer.putArray("warnings");
            Answer.json(answer).send(exchange);
        });

        provider.erase(account);

        assertThat(provider.isErased(account)).isFalse();
        provider.erase(account);
        assertThat(provider.isErased(account)).isTrue();
    }

    @Test
    void whatMoodleStillShowsIsNotErased() {
        for (var left : List.<Consumer<DoubleUser>>of(
                row -> row.picture = true,
                row -> row.custom.put("nickname", "Canary"),
                row -> row.fields.put("description", "Canary"))) {
            var account = moodle.user(contact(UUID.randomUUID() + "@example.org"));
            provider.erase(account);
            assertThat(provider.isErased(account)).isTrue();

            left.accept(moodle.row(account));
            assertThat(provider.isErased(account)).isFalse();
        }
    }

    @Test
    void invitationsThatAreNotMailedStopWithTheRemedy() {
        var account = provider.create(key(1), ZOE);
        moodle.next(Invitations.RESET, Fault.instead(Answer.error("cannotmailconfirm")));

        assertThatThrownBy(() -> provider.invite(account, FaultTest.INVITED))
                .isInstanceOfSatisfying(
                        ProviderRefusalException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_PERMITTED))
                .hasMessageContaining("Outgoing mail configuration");
    }

    @Test
    void aSearchThatFindsOtherAddressesFindsNobody() {
        moodle.next(
                Users.SEARCH,
                (exchange, nothing) -> moodle.users
                        .search(new Request(
                                "POST", "", Map.of("criteria[0][key]", "auth", "criteria[0][value]", "manual"), ""))
                        .send(exchange));

        provider.create(key(1), ZOE);

        assertThat(moodle.users.count()).isEqualTo(1);
    }

    @Test
    void anAnswerAboutSomebodyElseIsNotBelieved() {
        var somebodyElse = Answer.json("[{\"id\":1,\"username\":\"guest\",\"idnumber\":\"x\"}]");
        moodle.next(Users.BY_FIELD, Fault.instead(somebodyElse));
        assertThat(provider.find(key(1))).isEmpty();

        moodle.next(Accounts.CREATE, Fault.after(somebodyElse));
        var created = provider.create(key(1), ZOE);
        assertThat(moodle.row(created).get("username")).isEqualTo(key(1).value());
    }

    @Test
    void aUsernameWithoutOurIdnumberIsSomebodyElses() {
        moodle.users.add(
                Map.of("username", key(1).value(), "firstname", "A", "lastname", "B", "email", "a@example.org"));

        assertThat(reasonOf(() -> provider.find(key(1)))).isEqualTo(Reason.KEY_TAKEN);
        assertThat(reasonOf(() -> provider.create(key(1), ZOE))).isEqualTo(Reason.KEY_TAKEN);
    }

    @Test
    void ofTwoWithOneAddressTheInvitedOneIsMailed() {
        moodle.site.sharedEmails = true;
        var zoe = moodle.user(ZOE);
        moodle.user(ZOE);

        provider.invite(zoe, FaultTest.INVITED);

        assertThat(moodle.users.mailed).containsExactly(moodle.row(zoe).get("username"));
    }

    @Test
    void whoeverCannotSignInIsNotInvited() {
        var zoe = moodle.user(ZOE);
        moodle.row(zoe).fields.put("auth", "nologin");

        assertThat(reasonOf(() -> provider.invite(zoe, FaultTest.INVITED))).isEqualTo(Reason.NOT_PERMITTED);

        moodle.row(zoe).fields.put("auth", "manual");
        moodle.next(
                Invitations.RESET,
                Fault.instead(Answer.json(Answer.object().put("status", "emailpasswordconfirmnotsent"))));
        assertThat(reasonOf(() -> provider.invite(zoe, FaultTest.INVITED))).isEqualTo(Reason.NOT_PERMITTED);
    }

    @Test
    void suspendedUnconfirmedAndWithoutLoginAreAllUnusable() {
        var zoe = moodle.user(ZOE);
        var row = moodle.row(zoe);
        assertThat(provider.stateOf(zoe)).isEqualTo(AccountState.ACTIVE);

        row.confirmed = false;
        assertThat(provider.stateOf(zoe)).isEqualTo(AccountState.SUSPENDED);
        row.confirmed = true;
        row.fields.put("auth", "nologin");
        assertThat(provider.stateOf(zoe)).isEqualTo(AccountState.SUSPENDED);
        assertThat(provider.profile(zoe)).isEmpty();
    }

    @Test
    void aStateThatIsNotShownIsNotGuessed() {
        var zoe = moodle.user(ZOE);
        moodle.site.capabilities.remove("user:viewalldetails");

        assertThat(reasonOf(() -> provider.stateOf(zoe))).isEqualTo(Reason.NOT_PERMITTED);
    }

    @Test
    void aCourseInOtherLettersIsAnotherCourse() {
        moodle.next(Courses.FIND, Fault.instead(Answer.json("{\"courses\":[{\"id\":2,\"shortname\":\"support\"}]}")));

        assertThat(reasonOf(() -> provider.grant(SHOP, moodle.user(ZOE)))).isEqualTo(Reason.NOT_PERMITTED);
    }

    @Test
    void aCourseThatWasMadeAnewIsFoundAgain() {
        var zoe = moodle.user(ZOE);
        provider.grant(SHOP, zoe);

        moodle.courses.add(MoodleDouble.SUPPORT);
        provider.grant(SHOP, zoe);
        assertThat(moodle.isIn(SHOP, zoe)).isTrue();
        moodle.courses.add(MoodleDouble.SUPPORT);
        provider.revoke(SHOP, zoe);
        assertThat(moodle.isIn(SHOP, zoe)).isFalse();
    }

    @Test
    void theEarlierReleaseHasOtherCodesForWhoIsUnknown() {
        moodle.site.release44 = true;
        var unknown = new Account(provider.issuer(), "987654321");

        assertThat(reasonOf(() -> provider.grant(SHOP, unknown))).isEqualTo(Reason.UNKNOWN_ACCOUNT);
        provider.revoke(SHOP, unknown);
    }

    @Test
    void whatMoodleWouldDropOrRefuseIsNotSent() {
        var zoe = provider.create(
                key(1),
                ZOE.toBuilder().givenName("").country("XX").language("tlh").build());

        assertThat(moodle.row(zoe).get("firstname")).isEqualTo("-");
        assertThat(sent(Accounts.CREATE).keySet()).doesNotContain("users[0][country]", "users[0][lang]");
        assertThat(moodle.row(zoe).get("city")).isEqualTo("Lyon");
    }

    @Test
    void aLanguageOfACountryIsSentAsItIsInstalled() {
        provider.create(key(1), ZOE.toBuilder().language("fr-CA").build());

        assertThat(sent(Accounts.CREATE)).containsEntry("users[0][lang]", "fr");
    }

    @Test
    void whatIsNoProfileIsRefusedBeforeTheCall() {
        var wrong = Stream.of(
                ZOE.toBuilder().email("").build(),
                ZOE.toBuilder().email("zoe at example").build(),
                ZOE.toBuilder().email("zo\u00e9@example.org").build(),
                ZOE.toBuilder().email("a".repeat(89) + "@example.org").build(),
                ZOE.toBuilder().givenName(" ").build(),
                ZOE.toBuilder().familyName("a".repeat(101)).build(),
                ZOE.toBuilder().familyName("\ud83d").build(),
                ZOE.toBuilder().city("\0").build());

        wrong.forEach(contact ->
                assertThat(reasonOf(() -> provider.create(key(1), contact))).isEqualTo(Reason.INVALID_PROFILE));

        assertThat(moodle.calls()).isEmpty();
    }

    @Test
    void whatMoodleAloneRefusesIsSaidToBeTheProfile() {
        assertThat(reasonOf(() -> provider.create(
                        key(1), ZOE.toBuilder().familyName("<b>").build())))
                .isEqualTo(Reason.INVALID_PROFILE);
        assertThat(reasonOf(() -> provider.update(
                        provider.create(key(2), ZOE),
                        Contact.builder().email("a..b@x").build())))
                .isEqualTo(Reason.INVALID_PROFILE);
    }

    @Test
    void whoSignsInUnderANameThatIsCutIsWhoeverMoodleSays() {
        var stranger = moodle.user(contact("ab@example.org"));
        moodle.signIns.givePassword(moodle.row(stranger).id, "Passw0rd");

        var who = provider.signIn(new PasswordAttempt("a+b@example.org", "Passw0rd".toCharArray()));

        assertThat(who.orElseThrow().account()).isEqualTo(stranger);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b@example.org", "a'b@example.org", "A/b@example.org"})
    void addressesOfWhichMoodleDropsACharacterSignTheirOwnerIn(String address) {
        var stranger = moodle.user(contact("ab@example.org"));
        moodle.signIns.givePassword(moodle.row(stranger).id, "Passw0rd");
        var owner = moodle.user(contact(address));
        moodle.signIns.givePassword(moodle.row(owner).id, "Passw0rd2");

        assertThat(provider.signIn(new PasswordAttempt(address, "Passw0rd2".toCharArray())))
                .contains(SignedIn.as(owner));
        assertThat(provider.signIn(new PasswordAttempt(address, "Passw0rd".toCharArray())))
                .isEmpty();
    }

    @Test
    void aPasswordThatIsNoTextIsNotSent() {
        for (var password : new String[] {"\ud83d", "Passw0rd\0"}) {
            assertThat(provider.signIn(new PasswordAttempt("zoe", password.toCharArray())))
                    .isEmpty();
        }
        assertThat(moodle.calls()).isEmpty();
    }

    @Test
    void withoutAServiceForItNobodySignsInByPassword() {
        var properties = moodle.properties();
        properties.remove("chaland.moodle.sign-in-service");
        var closed = new MoodleProvider(MoodleSettings.from(properties));

        assertThatThrownBy(() -> closed.signIn(new PasswordAttempt("zoe", "Passw0rd".toCharArray())))
                .isInstanceOf(ProviderRefusalException.class)
                .hasMessageContaining("chaland.moodle.sign-in-service");
        assertThat(closed.offers(PasswordSignIn.class)).isFalse();
        assertThat(moodle.calls()).isEmpty();
    }

    private Map<String, String> sent(String function) {
        return moodle.requests().stream()
                .filter(request -> request.function().equals(function))
                .reduce((first, last) -> last)
                .orElseThrow()
                .fields();
    }

    private static Reason reasonOf(ThrowingCallable call) {
        var refusal = catchThrowableOfType(ProviderRefusalException.class, call);
        assertThat(refusal).isNotNull();
        return refusal.reason();
    }
}
