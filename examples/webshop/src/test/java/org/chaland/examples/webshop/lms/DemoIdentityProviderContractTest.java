package org.chaland.examples.webshop.lms;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.contract.IdentityProviderContract;
import org.chaland.spi.contract.ProviderFixture;

final class DemoIdentityProviderContractTest extends IdentityProviderContract {

    @Override
    protected ProviderFixture fixture() {
        return new DemoFixture();
    }

    private static final class DemoFixture implements ProviderFixture {

        @Override
        public IdentityProvider provider() {
            return Lms.empty();
        }

        @Override
        public Account user(Contact profile) {
            return Lms.add(profile);
        }

        @Override
        public void suspend(Account account) {
            Lms.suspend(account);
        }

        @Override
        public void delete(Account account) {
            Lms.delete(account);
        }

        @Override
        public Optional<Account> unrecoverable(Contact profile) {
            return Optional.empty();
        }

        @Override
        public Optional<Account> namesake(Contact profile) {
            return Optional.empty();
        }

        @Override
        public int accounts() {
            return Lms.count();
        }

        @Override
        public boolean exists(Account account) {
            return Lms.exists(account);
        }

        @Override
        public boolean isUsable(Account account) {
            return Lms.isUsable(account);
        }

        @Override
        public Contact kept(Account account) {
            return Lms.kept(account);
        }

        @Override
        public int invitations(Account account) {
            return Lms.invitations(account);
        }

        @Override
        public boolean isIn(ShopId shop, Account account) {
            return Lms.isIn(shop, account);
        }

        @Override
        public String course() {
            return "bread";
        }

        @Override
        public String otherCourse() {
            return "joinery";
        }

        @Override
        public CourseState given(Account account, String course) {
            return Lms.given(account, course);
        }

        @Override
        public void letIn(Account account, String course) {
            Lms.letIn(account, course);
        }

        @Override
        public void letTeach(Account account, String course, boolean teaches) {
            Lms.letTeach(account, course, teaches);
        }

        @Override
        public Map<String, String> signIn(URI address, Account account) {
            return Lms.signIn(address, account);
        }

        @Override
        public Map<String, String> cancel(URI address) {
            return Lms.cancel(address);
        }
    }
}
