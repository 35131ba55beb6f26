package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountKey;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People whom Moodle lets in through a school's single sign-on, beside what the kit asks of every provider. */
class FederatedTest {

    private static final AccountKey KEY = new AccountKey("c-019ca8a0-3e80-71be-860e-8f1f929b4d1d");
    private static final Contact ZOE = Contact.builder()
            .givenName("Zoe")
            .familyName("Typed")
            .email("zoe@example.org")
            .build();
    private static final Account IDENTITY = new Account(MoodleDouble.SCHOOL, "f81d4fae-7dec-11d0");

    private final MoodleDouble moodle = new MoodleDouble();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Test // whoever registers chooses a username
    void userOfThatNameWhoRegisteredThemselvesIsNobodyOfTheSchool() {
        var account = moodle.federated(ZOE, IDENTITY.subject());
        moodle.row(account).fields.put("auth", "email");
        var provider = moodle.federating("username");

        assertThat(provider.accountOf(IDENTITY)).isEmpty();
        assertThatThrownBy(() -> provider.create(KEY, other(), IDENTITY))
                .isInstanceOfSatisfying(
                        ProviderRefusalException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_TAKEN));
        assertThat(moodle.users.count()).isEqualTo(1);
    }

    @Test
    void madeUserHasThePluginTheSubjectAsNameAndNoPassword() {
        var provider = moodle.federating("username");

        var account = provider.create(KEY, ZOE, IDENTITY);

        var row = moodle.row(account);
        assertThat(row.get("username")).isEqualTo(IDENTITY.subject());
        assertThat(row.get("auth")).isEqualTo(MoodleDouble.PLUGIN);
        assertThat(row.get("idnumber")).isEqualTo("019ca8a0-3e80-71be-860e-8f1f929b4d1d");
        assertThat(moodle.requests(Accounts.CREATE))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.element("users")).doesNotContainKeys("password", "createpassword"));
    }

    @Test
    void byIdNumberTheUsernameStaysTheKey() {
        var provider = moodle.federating("idnumber");

        var account = provider.create(KEY, ZOE, IDENTITY);

        assertThat(moodle.row(account).get("username")).isEqualTo(KEY.value());
        assertThat(moodle.row(account).get("idnumber")).isEqualTo(IDENTITY.subject());
        assertThat(provider.find(KEY)).contains(account);
        assertThat(provider.accountOf(IDENTITY)).contains(account);
        assertThat(provider.create(KEY, ZOE, IDENTITY)).isEqualTo(account);
    }

    @Test
    void twoUsersOfOneIdNumberAreNobody() {
        for (var address : new String[] {"one@example.org", "two@example.org"}) {
            var account = moodle.user(ZOE.toBuilder().email(address).build());
            moodle.users.letIn(moodle.row(account), MoodleDouble.PLUGIN, "idnumber", IDENTITY.subject());
        }

        assertThat(moodle.federating("idnumber").accountOf(IDENTITY)).isEmpty();
        assertThatThrownBy(() -> moodle.federating("idnumber").create(KEY, other(), IDENTITY))
                .isInstanceOfSatisfying(
                        ProviderRefusalException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_TAKEN));
        assertThat(moodle.users.count()).isEqualTo(2);
    }

    @Test // a real Moodle 4.2 shows names to nobody without that capability
    void erasureThatCannotBeReadBackIsRefusedWithTheCapabilityThatIsMissing() {
        var provider = moodle.provider();
        var account = provider.create(KEY, ZOE);
        moodle.site.capabilities.remove("site:viewfullnames");
        provider.erase(account);

        assertThatThrownBy(() -> provider.isErased(account))
                .isInstanceOf(ProviderRefusalException.class)
                .hasMessageContaining("moodle/site:viewfullnames");
    }

    @Test
    void subjectThatMoodleDoesNotTakeForANameIsRefusedBeforeAnythingIsAsked() {
        var odd = new Account(MoodleDouble.SCHOOL, "Zoe|Typed");
        var provider = moodle.federating("username");

        assertThat(provider.accountOf(odd)).isEmpty();
        assertThatThrownBy(() -> provider.create(KEY, ZOE, odd))
                .isInstanceOfSatisfying(ProviderRefusalException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.INVALID_PROFILE);
                    assertThat(refusal.getMessage()).doesNotContain("Zoe");
                });
        assertThat(moodle.requests(Accounts.CREATE)).isEmpty();
    }

    private static Contact other() {
        return ZOE.toBuilder().email("other@example.org").build();
    }
}
