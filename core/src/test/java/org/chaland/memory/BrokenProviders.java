package org.chaland.memory;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountKey;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule each, all but {@link BrokenSignIns}. */
final class BrokenProviders {

    private BrokenProviders() {}

    @DisplayName("A provider whose limits anybody can change")
    @Breaks("fieldLimitsAreUnmodifiable")
    static final class ModifiableLimits extends BrokenRuns.Basics {

        @Override
        protected ForwardingProvider provider() {
            return new ForwardingProvider() {
                @Override
                public Map<Field, Integer> fieldLimits() {
                    return new HashMap<>();
                }
            };
        }
    }

    @DisplayName("A provider that tells our own limits as its own")
    @Breaks("fieldLimitsAreOfTheContactAndLowerThanOurOwn")
    static final class PointlessLimits extends BrokenRuns.Basics {

        @Override
        protected ForwardingProvider provider() {
            return new ForwardingProvider() {
                @Override
                public Map<Field, Integer> fieldLimits() {
                    return Map.of(Field.CITY, Field.CITY.maxLength());
                }
            };
        }
    }

    @DisplayName("A provider that adopts an account by its e-mail address")
    @Breaks({"accountWithTheSameEmailAddressIsNeverAdopted", "accountOfAnotherKeyWithTheSameEmailAddressIsNeverAdopted"
    })
    static final class AdoptionByEmail extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    try {
                        return super.create(key, contact);
                    } catch (ProviderRefusalException taken) {
                        return memory.accounts().get(0);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that makes a second account for a key")
    @Breaks({"secondCreationWithAKeyReturnsTheFirstAccount", "manyCreationsWithAKeyAtOnceMakeOneAccount"})
    static final class SecondAccountOfAKey extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    return find(key).isEmpty() ? super.create(key, contact) : memory.addUser(Contact.empty());
                }
            };
        }
    }

    @DisplayName("A provider that refuses a key which it knows already")
    @Breaks("secondCreationWithAKeyReturnsTheFirstAccount")
    static final class KnownKeyRefused extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    if (find(key).isPresent()) {
                        throw new ProviderRefusalException(Reason.KEY_TAKEN, "An account carries the key.");
                    }
                    return super.create(key, contact);
                }
            };
        }
    }

    @DisplayName("A provider that looks for keys that begin alike")
    @Breaks("partOfAKeyFindsNothing")
    static final class KeysThatBeginAlike extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Map<AccountKey, Account> created = Collections.synchronizedMap(new HashMap<>());

                @Override
                public Account create(AccountKey key, Contact contact) {
                    created.put(key, super.create(key, contact));
                    return created.get(key);
                }

                @Override
                public Optional<Account> find(AccountKey key) {
                    return created.entrySet().stream()
                            .filter(entry -> entry.getKey().value().startsWith(key.value()))
                            .map(Map.Entry::getValue)
                            .findFirst();
                }
            };
        }
    }

    @DisplayName("A provider that repeats the e-mail address in its refusal")
    @Breaks("refusalCarriesNoPersonalData")
    static final class TalkativeRefusal extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    try {
                        return super.create(key, contact);
                    } catch (ProviderRefusalException taken) {
                        throw new ProviderRefusalException(
                                taken.reason(), "Email address already exists: " + contact.email());
                    }
                }
            };
        }
    }

    @DisplayName("A provider that keeps less than it says")
    @Breaks("valuesMayBeAsLongAsTheProviderSays")
    static final class KeepsLess extends BrokenRuns.Provisioning {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider(Providers.withLimits()) {
                @Override
                public Map<Field, Integer> fieldLimits() {
                    return Map.of();
                }
            };
        }
    }

    @DisplayName("A provider that mends profiles")
    @Breaks("profileIsNotMended")
    static final class MendedProfile extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(account).map(MendedProfile::withEmailInLowerCase);
                }
            };
        }

        private static Contact withEmailInLowerCase(Contact profile) {
            return profile.toBuilder()
                    .email(profile.email().orElse("").toLowerCase(Locale.ROOT))
                    .build();
        }
    }

    @DisplayName("A provider that cuts profiles to our limits")
    @Breaks("profileIsNotCut")
    static final class CutProfile extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(account).map(CutProfile::cut);
                }
            };
        }

        private static Contact cut(Contact profile) {
            var name = profile.givenName().orElse("");
            return profile.toBuilder()
                    .givenName(name.substring(0, Math.min(name.length(), Field.GIVEN_NAME.maxLength())))
                    .build();
        }
    }

    @DisplayName("A provider that looks at the subject and not at the issuer")
    @Breaks("accountOfAnotherIssuerHasNoProfileHereWhateverItsSubject")
    static final class IssuerDisregarded extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(new Account(issuer(), account.subject()));
                }
            };
        }
    }

    @DisplayName("A provider that finds profiles by look-alike subjects, and by e-mail address")
    @Breaks({"lookAlikeOfASubjectHasNoProfile", "emailAddressNamesNoAccount"})
    static final class LookAlikes extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    var subject = account.subject().contains("@")
                            ? "user-1"
                            : account.subject().strip().toLowerCase(Locale.ROOT);
                    return super.profile(new Account(account.issuer(), subject));
                }
            };
        }
    }

    @DisplayName("A provider that shows the profile of a suspended account")
    @Breaks("suspendedAccountHasNoProfile")
    static final class SuspendedProfile extends BrokenRuns.Profiles {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(account)
                            .or(() -> Optional.of(Contact.empty())
                                    .filter(any -> memory.accounts().contains(account)));
                }
            };
        }
    }

    @DisplayName("A provider that passes over invitations to unknown accounts")
    @Breaks({
        "unknownAccountIsRefused",
        "accountOfAnotherIssuerIsRefusedWhateverItsSubject",
        "lookAlikeOfASubjectIsRefused"
    })
    static final class SilentInvitation extends BrokenRuns.Invitations {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void invite(Account account) {
                    if (memory.accounts().contains(account)) {
                        super.invite(account);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that invites everybody")
    @Breaks("invitationReachesTheInvitedAndNobodyElse")
    static final class InvitationOfAll extends BrokenRuns.Invitations {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void invite(Account account) {
                    memory.accounts().forEach(super::invite);
                }
            };
        }
    }

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
}
