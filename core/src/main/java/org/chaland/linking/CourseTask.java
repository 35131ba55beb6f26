package org.chaland.linking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.CourseGrant;
import org.chaland.model.CourseState;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.upkeep.TaskHandler;
import org.chaland.upkeep.TaskResult;

/**
 * Brings one course of one account to what the paid purchases say, and looks at them once more after the call. That the shop gives it is
 * stored before the provider is called for the first time: where others have let the account in before, nothing is changed.
 */
final class CourseTask implements TaskHandler {

    /** Why nothing was done: others let the account in. */
    private static final String OTHERS = "open-otherwise";

    private final Parts parts;
    private final Courses courses;
    private final AccountTasks tasks;
    private final LinkStates links;

    CourseTask(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        courses = new Courses(parts);
        links = new LinkStates(parts, tasks);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var account = task.account().orElseThrow();
        return courses.provider(account)
                .map(provider -> handle(provider, task, account, task.topic().orElseThrow()))
                .orElse(() -> TaskResult.notNeeded("not-supported"));
    }

    private Supplier<TaskResult> handle(CourseAccess provider, Task task, Account account, String course) {
        var ours = parts.storage().courses().find(account, course).filter(CourseGrant::ours);
        var wanted = wanted(provider, task, courses.paid(account), course, ours);
        if (wanted.isEmpty() && ours.isEmpty()) {
            return () -> nothing(provider, task, account, course);
        }
        try {
            if (ours.isEmpty() && provider.isIn(task.shop(), account, course)) {
                return () -> byOthers(provider, task, account, course);
            }
            return bring(provider, task, ours.orElseGet(() -> begun(task, account, course)), wanted);
        } catch (ProviderRefusalException refusal) {
            return () -> refused(provider, task, account, course, refusal);
        }
    }

    private CourseGrant begun(Task task, Account account, String course) {
        return put(task, account, course, true, Optional.of(courses.nextLook()));
    }

    private CourseGrant put(Task task, Account account, String course, boolean ours, Optional<Instant> lookAt) {
        var grant = new CourseGrant(account, course, task.shop(), ours, CourseState.none(), lookAt);
        parts.storage().courses().put(grant);
        return grant;
    }

    private Supplier<TaskResult> bring(
            CourseAccess provider, Task task, CourseGrant grant, Optional<CourseState> wanted) {
        var target = target(task, grant, wanted);
        var isFirst = task.attempts() == 1 && !task.isOvertaken();
        if (isFirst && target.equals(grant.given())) {
            return () -> landed(provider, task, grant, target, Optional.empty());
        }
        provider.set(task.shop(), grant.account(), grant.course(), target);
        var isIn = isIn(provider, task, grant, target);
        if (!isIn && target.isOpen(parts.now())) {
            return () -> TaskResult.retry("not-taken-effect");
        }
        var otherwise = Optional.of(OTHERS).filter(any -> isIn && target.status() != CourseState.Status.OPEN);
        return () -> landed(provider, task, grant, target, otherwise);
    }

    private static boolean isIn(CourseAccess provider, Task task, CourseGrant grant, CourseState target) {
        try {
            return provider.isIn(task.shop(), grant.account(), grant.course());
        } catch (ProviderRefusalException refusal) {
            if (target.status() == CourseState.Status.OPEN || refusal.reason() != Reason.UNKNOWN_COURSE) {
                throw refusal;
            }
            // A course that is gone is closed.
            return false;
        }
    }

    /** What has never begun is taken back; in all other cases what the person did in the course is kept. */
    private CourseState target(Task task, CourseGrant grant, Optional<CourseState> wanted) {
        return wanted.orElseGet(() -> hasBegun(task, grant) ? CourseState.closed() : CourseState.none());
    }

    /** Also after an attempt with an unknown result, because it may have opened the course. */
    private boolean hasBegun(Task task, CourseGrant grant) {
        return switch (grant.given().status()) {
            case OPEN -> grant.given().from().filter(parts.now()::isBefore).isEmpty();
            case CLOSED -> true;
            case NONE -> task.attempts() > 1;
        };
    }

    /**
     * Before its time has come, a course is opened only to somebody who never was in it, at a provider that keeps times. To others it is
     * closed until then, so that what they did there is not taken for what never began.
     */
    private Optional<CourseState> wanted(
            CourseAccess provider, Task task, List<Purchase> paid, String course, Optional<CourseGrant> ours) {
        return courses.wanted(paid, course)
                .filter(state -> state.isOpen(parts.now())
                        || provider.keepsTimes()
                                && ours.filter(grant -> hasBegun(task, grant)).isEmpty());
    }

    private TaskResult landed(
            CourseAccess provider, Task task, CourseGrant grant, CourseState target, Optional<String> otherwise) {
        CustomerLocks.lockHolders(parts.storage(), grant.account());
        var paid = courses.paid(grant.account());
        var given = grant.given(target);
        var wanted = wanted(provider, task, paid, grant.course(), Optional.of(given));
        if (!target(task, given, wanted).equals(target)) {
            parts.storage().courses().put(given.lookAt(Optional.of(courses.nextLook())));
            return TaskResult.retry("changed-meanwhile");
        }
        if (!courses.isAnybodys(grant.account())) {
            parts.storage().courses().delete(grant.account(), grant.course());
        } else {
            var isOpened = target.status() == CourseState.Status.OPEN;
            var next = courses.wanted(paid, grant.course()).flatMap(state -> isOpened ? state.until() : state.from());
            parts.storage().courses().put(given.lookAt(next));
        }
        tell(task, grant, paid);
        return otherwise.map(TaskResult::notNeeded).orElseGet(TaskResult::done);
    }

    /** The shop has given nothing, and nothing is to be given now. */
    private TaskResult nothing(CourseAccess provider, Task task, Account account, String course) {
        CustomerLocks.lockHolders(parts.storage(), account);
        var paid = courses.paid(account);
        if (wanted(provider, task, paid, course, Optional.empty()).isPresent()) {
            return TaskResult.retry("changed-meanwhile");
        }
        var later = courses.wanted(paid, course);
        if (later.isPresent()) {
            tell(task, put(task, account, course, false, later.get().from()), paid);
            return TaskResult.notNeeded("not-yet");
        }
        parts.storage().courses().delete(account, course);
        return TaskResult.notNeeded("no-longer-entitled");
    }

    private TaskResult byOthers(CourseAccess provider, Task task, Account account, String course) {
        CustomerLocks.lockHolders(parts.storage(), account);
        var paid = courses.paid(account);
        if (wanted(provider, task, paid, course, Optional.empty()).isEmpty()) {
            return TaskResult.retry("changed-meanwhile");
        }
        tell(task, put(task, account, course, false, Optional.of(courses.nextLook())), paid);
        return TaskResult.notNeeded(OTHERS);
    }

    /** Tells the buyers, once for each order and when all of it is open or waits for a person. */
    private void tell(Task task, CourseGrant grant, List<Purchase> paid) {
        paid.stream()
                .filter(purchase -> purchase.ref().shop().equals(task.shop()))
                .filter(purchase ->
                        courses.wanted(List.of(purchase), grant.course()).isPresent())
                .filter(purchase -> courses.areSettled(purchase, grant.account(), task))
                .forEach(tasks::coursesOpen);
    }

    private TaskResult refused(
            CourseAccess provider, Task task, Account account, String course, ProviderRefusalException refusal) {
        if (refusal.reason() != Reason.UNKNOWN_ACCOUNT) {
            if (parts.storage().courses().find(account, course).isEmpty()) {
                put(task, account, course, false, Optional.of(courses.nextLook()));
            }
            return TaskResult.refused(refusal);
        }
        links.gone(account);
        return wanted(provider, task, courses.paid(account), course, Optional.empty())
                        .isPresent()
                ? TaskResult.stopped(refusal.reason().code())
                : TaskResult.notNeeded(refusal.reason().code());
    }
}
