package org.chaland.memory;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule of support areas each. */
final class BrokenSupport {

    private BrokenSupport() {}

    @DisplayName("A provider that counts how often an account was let in")
    @Breaks("revocationPutsTheAccountOutHoweverOftenItWasLetInAndNobodyElse")
    static final class CountedGrants extends BrokenRuns.Support {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final List<Account> grants = new ArrayList<>();

                @Override
                public void grant(ShopId shop, Account account) {
                    super.grant(shop, account);
                    grants.add(account);
                }

                @Override
                public void revoke(ShopId shop, Account account) {
                    grants.remove(account);
                    if (!grants.contains(account)) {
                        super.revoke(shop, account);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that opens the areas of all shops")
    @Breaks("grantOpensTheAreaOfItsShopOnly")
    static final class AllAreas extends BrokenRuns.Support {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void revoke(ShopId shop, Account account) {
                    super.revoke(new ShopId("shop-1"), account);
                    super.revoke(new ShopId("shop-2"), account);
                }
            };
        }
    }

    @DisplayName("A provider that refuses to put out who is not in")
    @Breaks({"revocationOfWhoIsNotInChangesNothing", "secondRevocationChangesNothing"})
    static final class RefusedRevocation extends BrokenRuns.Support {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void revoke(ShopId shop, Account account) {
                    if (!memory.supported(shop).contains(account)) {
                        throw new ProviderRefusalException(Reason.UNKNOWN_ACCOUNT, "The account is not in.");
                    }
                    super.revoke(shop, account);
                }
            };
        }
    }

    @DisplayName("A provider that gives everybody an address of their own")
    @Breaks("addressIsAbsoluteAndTheSameForEverybody")
    static final class PersonalAddress extends BrokenRuns.Support {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public URI address(ShopId shop) {
                    return URI.create(
                            super.address(shop) + "/" + memory.supported(shop).size());
                }
            };
        }
    }

    @DisplayName("A provider that passes over grants to unknown accounts")
    @Breaks({
        "unknownAccountIsRefused",
        "deletedAccountIsRefused",
        "accountOfAnotherIssuerIsRefusedWhateverItsSubject",
        "lookAlikeOfASubjectIsRefused"
    })
    static final class SilentGrant extends BrokenRuns.Support {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void grant(ShopId shop, Account account) {
                    if (memory.accounts().contains(account)) {
                        super.grant(shop, account);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that lets everybody in with the first")
    @Breaks("grantLetsTheAccountInAndNobodyElse")
    static final class EverybodyIn extends BrokenRuns.Support {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void grant(ShopId shop, Account account) {
                    super.grant(shop, account);
                    memory.accounts().forEach(other -> super.grant(shop, other));
                }
            };
        }
    }

    @DisplayName("A provider whose newcomers are in at once")
    @Breaks("nobodyIsInUntilLetIn")
    static final class InFromTheStart extends BrokenRuns.Support {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {};
        }

        @Override
        protected Account user(Contact profile) {
            var newcomer = super.user(profile);
            provider().grant(shop(), newcomer);
            return newcomer;
        }
    }

    @DisplayName("A provider that puts out who is let in a second time")
    @Breaks("secondGrantChangesNothing")
    static final class ToggledGrant extends BrokenRuns.Support {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void grant(ShopId shop, Account account) {
                    if (memory.supported(shop).contains(account)) {
                        revoke(shop, account);
                    } else {
                        super.grant(shop, account);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that never lets in again who was put out")
    @Breaks("whoWasPutOutMayBeLetInAgain")
    static final class OutForEver extends BrokenRuns.Support {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Set<Account> banned = new HashSet<>();

                @Override
                public void revoke(ShopId shop, Account account) {
                    super.revoke(shop, account);
                    banned.add(account);
                }

                @Override
                public void grant(ShopId shop, Account account) {
                    if (!banned.contains(account)) {
                        super.grant(shop, account);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that refuses to put out whom it has suspended or does not know")
    @Breaks({"suspendedAccountIsPutOutToo", "revocationOfWhoIsGoneOrNeverWasChangesNothing"})
    static final class OnlyTheActive extends BrokenRuns.Support {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void revoke(ShopId shop, Account account) {
                    if (memory.profile(account).isEmpty()) {
                        throw new ProviderRefusalException(Reason.UNKNOWN_ACCOUNT, "The account cannot be used.");
                    }
                    super.revoke(shop, account);
                }
            };
        }
    }
}
