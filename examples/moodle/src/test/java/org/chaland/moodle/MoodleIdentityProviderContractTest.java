package org.chaland.moodle;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.contract.IdentityProviderContract;
import org.chaland.spi.contract.ProviderFixture;

final class MoodleIdentityProviderContractTest extends IdentityProviderContract {

    @Override
    protected ProviderFixture fixture() {
        return new MoodleFixture();
    }

    private static final class MoodleFixture implements ProviderFixture {

        private final MoodleDouble moodle = new MoodleDouble();
        private Browser browser = new Browser();

        @Override
        public IdentityProvider provider() {
            return moodle.federating("username");
        }

        @Override
        public Account user(Contact profile) {
            return moodle.user(profile);
        }

        @Override
        public Account user(Contact profile, String password) {
            var account = moodle.user(profile);
            moodle.signIns.givePassword(moodle.row(account).id, password);
            return account;
        }

        @Override
        public String name(Account account) {
            return moodle.row(account).get("username");
        }

        @Override
        public void suspend(Account account) {
            moodle.row(account).suspended = true;
        }

        @Override
        public void delete(Account account) {
            moodle.users.delete(moodle.row(account).id);
        }

        @Override
        public Optional<Account> unrecoverable(Contact profile) {
            var account = moodle.user(profile);
            moodle.row(account).fields.put("auth", "ldap");
            return Optional.of(account);
        }

        @Override
        public Optional<Account> namesake(Contact profile) {
            var account = moodle.user(Contact.builder()
                    .familyName("Namesake")
                    .email("namesake@example.org")
                    .build());
            moodle.row(account).fields.put("email", profile.email().orElseThrow());
            return Optional.of(account);
        }

        @Override
        public String federatedIssuer() {
            return MoodleDouble.SCHOOL;
        }

        @Override
        public Account federated(Contact profile, Account identity) {
            return moodle.federated(profile, identity.subject());
        }

        @Override
        public int accounts() {
            return moodle.users.count();
        }

        @Override
        public boolean exists(Account account) {
            var row = moodle.row(account);
            return row.id > 0 && !row.deleted && !row.get("username").startsWith("erased-");
        }

        @Override
        public boolean isUsable(Account account) {
            return moodle.row(account).isUsable();
        }

        @Override
        public Contact kept(Account account) {
            var row = moodle.row(account);
            return Contact.builder()
                    .givenName(row.get("firstname"))
                    .familyName(row.get("lastname"))
                    .email(row.get("email"))
                    .build();
        }

        @Override
        public int invitations(Account account) {
            return Collections.frequency(
                    moodle.users.mailed, moodle.row(account).get("username"));
        }

        @Override
        public boolean isIn(ShopId shop, Account account) {
            return moodle.isIn(shop, account);
        }

        @Override
        public String course() {
            return MoodleDouble.COURSE;
        }

        @Override
        public String otherCourse() {
            return MoodleDouble.OTHER_COURSE;
        }

        @Override
        public CourseState given(Account account, String course) {
            return moodle.courses.get(course).given(moodle.row(account).id);
        }

        @Override
        public void letIn(Account account, String course) {
            moodle.courses.get(course).letIn(moodle.row(account).id);
        }

        @Override
        public void letTeach(Account account, String course, boolean teaches) {
            moodle.courses.get(course).letTeach(moodle.row(account).id, teaches);
        }

        @Override
        public Map<String, String> initiation(URI address, Account account) {
            browser = Browser.with(moodle.tool.sessionOf(moodle.row(account).id));
            return browser.open(address).fields();
        }

        @Override
        public Map<String, String> signIn(URI address, Account account) {
            return browser.open(address).fields();
        }

        /** Moodle has no such button; somebody else has signed in there meanwhile. */
        @Override
        public Map<String, String> cancel(URI address) {
            moodle.tool.takeOver();
            return browser.open(address).fields();
        }

        @Override
        public SelfCheck lacking() {
            moodle.site.functions.remove(Accounts.CREATE);
            moodle.site.emailSignIn = false;
            return moodle.provider();
        }

        @Override
        public SelfCheck silent() {
            var provider = moodle.impatient();
            moodle.close();
            return provider;
        }

        @Override
        public void close() {
            moodle.close();
        }
    }
}
