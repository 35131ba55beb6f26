package org.chaland.simulation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountLookup;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SupportAccess;

/**
 * The adapter of a faulty provider: others may go on before a call, between the halves of a creation, and before the reply.
 * It believes in a success only after it has looked, as the port demands.
 */
class SimulatedProvider
        implements ProfileSource,
                AccountProvisioning,
                AccountLookup,
                AccountSuspension,
                AccountErasure,
                ProfileUpdate,
                Invitation,
                SupportAccess,
                CourseAccess {

    private static final List<Fault> OF_A_LOOK = List.of(Fault.UNAVAILABLE, Fault.REFUSED);
    private static final List<Fault> OF_A_CREATION = List.of(
            Fault.UNAVAILABLE,
            Fault.REPLY_LOST,
            Fault.LATE,
            Fault.EMAIL_TAKEN,
            Fault.REFUSED,
            Fault.HOLLOW_SUCCESS,
            Fault.WITHOUT_KEY);
    private static final List<Fault> OF_AN_INVITATION = List.of(Fault.UNAVAILABLE, Fault.REPLY_LOST, Fault.REFUSED);
    private static final List<Fault> OF_SUPPORT =
            List.of(Fault.UNAVAILABLE, Fault.REPLY_LOST, Fault.LATE, Fault.REFUSED, Fault.HOLLOW_SUCCESS);

    private static final List<Fault> OF_A_CORRECTION =
            List.of(Fault.UNAVAILABLE, Fault.REPLY_LOST, Fault.LATE, Fault.EMAIL_TAKEN, Fault.REFUSED);

    private final Schedule schedule;
    private final Remote remote;
    private final CallRules rules;

    SimulatedProvider(Schedule schedule, Remote remote, CallRules rules) {
        this.schedule = schedule;
        this.remote = remote;
        this.rules = rules;
    }

    @Override
    public String issuer() {
        return remote.issuer;
    }

    @Override
    public Optional<Contact> profile(Account account) {
        rules.outsideOfTransactions("profile");
        return call(
                "profile",
                OF_A_LOOK,
                () -> remote.user(account)
                        .map(user -> Contact.builder().email(user.email()).build()));
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        rules.provisioning("find", key);
        return call("find account", OF_A_LOOK, () -> {
            rules.seen(key);
            return remote.find(key);
        });
    }

    @Override
    public List<Account> findByAddress(CanonicalEmail address) {
        rules.lookingUp(address);
        return call("find by address", OF_A_LOOK, () -> remote.showing(address));
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        rules.provisioning("create", key);
        var email = contact.email().orElseThrow();
        schedule.point("create account");
        var fault = schedule.fault(OF_A_CREATION);
        if (fault == Fault.LATE) {
            return later(
                    "create " + key,
                    key,
                    () -> remote.check(key, email).orElseGet(() -> remote.showing(remote.insert(key, email), contact)));
        }
        if (fault == Fault.EMAIL_TAKEN) {
            throw refused(Reason.EMAIL_TAKEN);
        }
        if (fault == Fault.HOLLOW_SUCCESS) {
            return believed(new Account(remote.issuer, "nobody"));
        }
        if (fault == Fault.WITHOUT_KEY) {
            return believed(remote.add(Optional.empty(), email));
        }
        return replied(fault, () -> {
            var known = remote.check(key, email);
            between("the provider creates it");
            rules.touched(key);
            return known.orElseGet(() -> remote.showing(remote.insert(key, email), contact));
        });
    }

    @Override
    public void invite(Account account, Invitation.Context context) {
        rules.inviting(account);
        call("invite", OF_AN_INVITATION, () -> {
            remote.invite(account);
            return true;
        });
    }

    @Override
    public void grant(ShopId shop, Account account) {
        bring("grant", account, true);
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        bring("revoke", account, false);
    }

    @Override
    public void suspend(Account account) {
        use("suspend", account, true);
    }

    @Override
    public void reactivate(Account account) {
        use("reactivate", account, false);
    }

    @Override
    public AccountState stateOf(Account account) {
        rules.lookingAt(account);
        return call("look at the account", OF_A_LOOK, () -> remote.stateOf(account));
    }

    @Override
    public void erase(Account account) {
        rules.erasing("erase", account);
        schedule.point("erase");
        var fault = schedule.fault(OF_SUPPORT);
        if (fault == Fault.LATE) {
            later("erase " + account.subject(), account, () -> {
                remote.erase(account);
                return true;
            });
        }
        if (fault == Fault.HOLLOW_SUCCESS) {
            return;
        }
        replied(fault, () -> {
            remote.erase(account);
            return true;
        });
    }

    @Override
    public boolean isErased(Account account) {
        rules.erasing("ask about", account);
        return call("is it erased", OF_A_LOOK, () -> remote.user(account).isEmpty());
    }

    /** Whatever its adapter says here is true, for there is nothing that it could look at afterwards. */
    @Override
    public void update(Account account, Contact contact) {
        rules.correcting(account);
        schedule.point("update");
        var fault = schedule.fault(OF_A_CORRECTION);
        if (fault == Fault.EMAIL_TAKEN) {
            throw refused(Reason.EMAIL_TAKEN);
        }
        if (fault == Fault.LATE) {
            later("update " + account.subject() + contact.values(), Remote.profileOf(account), () -> {
                remote.update(account, contact);
                return true;
            });
        }
        replied(fault, () -> {
            rules.touched(Remote.profileOf(account));
            remote.update(account, contact);
            return true;
        });
    }

    @Override
    public URI address(ShopId shop) {
        return URI.create(remote.issuer + "/support");
    }

    /** Courses only where there are some. */
    @Override
    public boolean offers(Class<? extends IdentityProvider> capability) {
        return capability.isInstance(this) && (!capability.equals(CourseAccess.class) || remote.hasCourses);
    }

    @Override
    public void set(ShopId shop, Account account, String course, CourseState wanted) {
        rules.opening("set", account);
        schedule.point("set");
        var fault = schedule.fault(OF_SUPPORT);
        if (fault == Fault.LATE) {
            later("set " + account.subject() + wanted.status(), Remote.courseOf(account), () -> {
                remote.set(account, wanted);
                return true;
            });
        }
        if (fault == Fault.HOLLOW_SUCCESS) {
            return;
        }
        replied(fault, () -> {
            rules.touched(Remote.courseOf(account));
            remote.set(account, wanted);
            return true;
        });
    }

    @Override
    public boolean isIn(ShopId shop, Account account, String course) {
        rules.opening("look into a course", account);
        return call("is in the course", OF_A_LOOK, () -> remote.inCourse.contains(account));
    }

    @Override
    public URI courseAddress(ShopId shop, String course) {
        return URI.create(remote.issuer + "/course");
    }

    private void bring(String name, Account account, boolean open) {
        rules.supporting(name, account);
        schedule.point(name);
        var fault = schedule.fault(OF_SUPPORT);
        if (fault == Fault.LATE) {
            later(name + " " + account.subject(), account, () -> {
                remote.support(account, open);
                return true;
            });
        }
        if (fault == Fault.HOLLOW_SUCCESS) {
            believed(account);
            return;
        }
        replied(fault, () -> {
            rules.touched(account);
            remote.support(account, open);
            return true;
        });
    }

    private void use(String name, Account account, boolean suspended) {
        rules.ending(name, account);
        schedule.point(name);
        var fault = schedule.fault(OF_SUPPORT);
        if (fault == Fault.LATE) {
            later(name + " " + account.subject(), Remote.useOf(account), () -> {
                remote.suspend(account, suspended);
                return true;
            });
        }
        if (fault == Fault.HOLLOW_SUCCESS) {
            return;
        }
        replied(fault, () -> {
            rules.touched(Remote.useOf(account));
            remote.suspend(account, suspended);
            return true;
        });
    }

    private <T> T call(String name, List<Fault> possible, Supplier<T> effect) {
        schedule.point(name);
        return replied(schedule.fault(possible), effect);
    }

    private <T> T replied(Fault fault, Supplier<T> effect) {
        if (fault == Fault.UNAVAILABLE) {
            throw unavailable();
        }
        if (fault == Fault.REFUSED) {
            throw refused(Reason.NOT_PERMITTED);
        }
        T answer;
        try {
            answer = effect.get();
        } catch (ProviderRefusalException refusal) {
            schedule.learn(refusal.reason().ordinal());
            schedule.say("  refused, " + refusal.reason());
            throw refusal;
        } finally {
            rules.happened();
        }
        schedule.learn(Fingerprint.of(answer));
        between("reply");
        if (fault == Fault.REPLY_LOST) {
            throw unavailable();
        }
        return answer;
    }

    /** A point that a setting may leave out. */
    void between(String what) {
        schedule.point(what);
    }

    private <T> T later(String what, Object subject, Supplier<T> effect) {
        remote.late.add(new Remote.Late(what, subject, effect::get));
        throw unavailable();
    }

    /** What was said, if this adapter took it for true. */
    Account believed(Account said) {
        throw unavailable();
    }

    private ProviderUnavailableException unavailable() {
        schedule.learn(3);
        rules.happened();
        return new ProviderUnavailableException("No answer.");
    }

    private ProviderRefusalException refused(Reason reason) {
        schedule.learn(5 + reason.ordinal());
        return new ProviderRefusalException(reason, "Refused.");
    }
}
