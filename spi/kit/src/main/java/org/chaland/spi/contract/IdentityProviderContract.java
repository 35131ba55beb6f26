package org.chaland.spi.contract;

import org.junit.jupiter.api.Nested;

/**
 * The contract of an {@link org.chaland.spi.IdentityProvider}: the rules of every capability. The rules of a capability that the
 * provider does not have are skipped, with that reason. Extend it, return a fixture, and let the name of the class end in
 * {@code Test}, because Surefire ignores other names.
 *
 * @since 0.1
 */
public abstract class IdentityProviderContract {

    /** Returns a new fixture. Called once, before each test. */
    protected abstract ProviderFixture fixture();

    @Nested
    class Issuer extends IssuerRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class SignIns extends SignInRedirectRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Initiations extends SignInInitiationRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class SignOuts extends SignOutRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class PasswordSignIns extends PasswordSignInRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Profiles extends ProfileSourceRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Provisioning extends AccountProvisioningRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Addresses extends AccountAddressRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Federations extends FederatedAccountsRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Lookups extends AccountLookupRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Invitations extends InvitationRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Suspension extends AccountSuspensionRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class ProfileUpdates extends ProfileUpdateRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Erasure extends AccountErasureRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class SupportAreas extends SupportAccessRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Courses extends CourseAccessRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class Teaching extends CourseTeachingRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }

    @Nested
    class SelfChecks extends SelfCheckRules {

        @Override
        protected ProviderFixture fixture() {
            return IdentityProviderContract.this.fixture();
        }
    }
}
