package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.moodle.People.ZOE;
import static org.chaland.moodle.People.key;

import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.ShopId;
import org.chaland.spi.PasswordAttempt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often Moodle is called: it starts anew for each call, so calls are what an operation costs. */
class RemoteCallsTest {

    private static final ShopId SHOP = new ShopId("shop-1");

    private final MoodleDouble moodle = new MoodleDouble();
    private final MoodleProvider provider = moodle.provider();

    @AfterEach
    void close() {
        moodle.close();
    }

    @Test
    void anAccountIsLookedForAndMadeByThreeCalls() {
        provider.find(key(1));
        provider.create(key(1), ZOE);

        assertThat(moodle.calls()).containsExactly(Users.BY_FIELD, Users.SEARCH, Accounts.CREATE);
    }

    @Test
    void aSignInIsTwoCalls() {
        var zoe = zoe();

        provider.signIn(new PasswordAttempt("canary@example.org", "Passw0rd".toCharArray()));

        assertThat(moodle.calls()).containsExactly("/login/token.php", SignIns.SITE);
        assertThat(zoe).isNotNull();
    }

    @Test
    void supportIsOneCallAfterTheStart() {
        var zoe = zoe();
        provider.check(Set.of());
        moodle.forgetCalls();

        provider.grant(SHOP, zoe);
        assertThat(moodle.calls()).containsExactly(Courses.ENROL);
        moodle.forgetCalls();
        provider.revoke(SHOP, zoe);
        provider.address(SHOP);
        assertThat(moodle.calls()).containsExactly(Courses.UNENROL);
    }

    @Test
    void everythingElseIsTwoCallsAtMost() {
        var zoe = zoe();

        provider.stateOf(zoe);
        provider.profile(zoe);
        provider.suspend(zoe);
        provider.reactivate(zoe);
        assertThat(moodle.calls()).containsExactly(Users.SEARCH, Users.SEARCH, Access.UPDATE, Access.UPDATE);
        moodle.forgetCalls();
        provider.invite(zoe, FaultTest.INVITED);
        assertThat(moodle.calls()).containsExactly(Users.SEARCH, Invitations.RESET);
        moodle.forgetCalls();
        provider.update(zoe, ZOE);
        assertThat(moodle.calls()).containsExactly(Users.SEARCH, Access.UPDATE);
    }

    @Test
    void anAccountOfAnotherIssuerIsNoCall() {
        var stranger = new Account("https://elsewhere.example.org", "4");

        provider.stateOf(stranger);
        provider.profile(stranger);
        provider.revoke(SHOP, stranger);

        assertThat(moodle.calls()).isEmpty();
    }

    private Account zoe() {
        var zoe = moodle.user(ZOE);
        moodle.signIns.givePassword(moodle.row(zoe).id, "Passw0rd");
        return zoe;
    }
}
