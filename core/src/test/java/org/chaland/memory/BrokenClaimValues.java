package org.chaland.memory;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.ClaimStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of claims that change one part each. */
final class BrokenClaimValues {

    private static final int TOO_SHORT = 200;

    private BrokenClaimValues() {}

    @DisplayName("A store that says it has stored a claim and has not")
    @Breaks({"claimIsFoundAsItWasStored", "claimByWhoHasNoRecordAndWithoutCodeIsFoundAsItWasStored"})
    static final class Forgetful extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean insert(Claim claim) {
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that cuts the subject of an account")
    @Breaks("partsMayBeAsLongAsTheyMay")
    static final class CutSubject extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return withSubjects(subject -> subject.substring(0, Math.min(TOO_SHORT, subject.length())));
        }
    }

    @DisplayName("A store that disregards the case of subjects")
    @Breaks("accountsThatLookAlikeHaveEachTheirOwnClaim")
    static final class CaseOfSubjects extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return withSubjects(subject -> subject.toLowerCase(Locale.ROOT));
        }
    }

    @DisplayName("A store that keeps times to the millisecond")
    @Breaks("timesKeepTheirMicrosecondsAlsoWhenClocksAreSetBack")
    static final class CoarseTimes extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean insert(Claim claim) {
                    return super.insert(claim.toBuilder()
                            .code(claim.code()
                                    .map(code -> new Claim.Code(
                                            code.hash(), code.madeAt().truncatedTo(ChronoUnit.MILLIS))))
                            .build());
                }
            });
        }
    }

    @DisplayName("A store that does not count")
    @Breaks("updateWritesCodeAndTriesAndNothingElse")
    static final class NothingCounted extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean update(Claim claim) {
                    return super.update(claim.toBuilder().tries(0).build());
                }
            });
        }
    }

    @DisplayName("A store that keeps a code that is taken away")
    @Breaks("updateCanTakeTheCodeAway")
    static final class NothingTakenAway extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean update(Claim claim) {
                    var before = find(claim.shop(), claim.id());
                    return super.update(claim.toBuilder()
                            .code(claim.code().or(() -> before.flatMap(Claim::code)))
                            .build());
                }
            });
        }
    }

    /** The claim as if that shop had it. */
    static Claim in(ShopId shop, Claim claim) {
        return by(claim.account(), shop, claim);
    }

    private static Claim by(Account account, ShopId shop, Claim claim) {
        var copy = Claim.builder(claim.id(), shop, account, claim.email(), claim.requestedAt())
                .code(claim.code())
                .tries(claim.tries())
                .version(claim.version());
        claim.customer().ifPresent(customer -> copy.customer(customer, claim.epoch()));
        return copy.build();
    }

    private static Storage withSubjects(UnaryOperator<String> change) {
        UnaryOperator<Account> changed = account -> new Account(account.issuer(), change.apply(account.subject()));
        return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
            @Override
            public boolean insert(Claim claim) {
                return super.insert(by(changed.apply(claim.account()), claim.shop(), claim));
            }

            @Override
            public Optional<Claim> findByAccount(ShopId shop, Account account) {
                return super.findByAccount(shop, changed.apply(account));
            }
        });
    }
}
