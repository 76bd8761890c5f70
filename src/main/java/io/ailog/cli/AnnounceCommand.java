package io.ailog.cli;

import io.ailog.job.Announced;
import io.ailog.job.Announcer;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code announce --test}: tries the channels of announcements. */
@Command(
        name = AnnounceCommand.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sends a sample to each channel that announcements go to, and says what came of it. `regular`"
                + " announces by itself, at its end.",
        footer = {
            "",
            "Exit code 0, 5 when a channel did not take it, 2 when none is configured.",
            "",
            "Examples:",
            "  ./run-job.sh announce --test"
        })
final class AnnounceCommand implements Callable<Integer> {
    static final String NAME = "announce";

    private final Session session;
    private final Screen screen;

    @Option(names = "--test", description = "Send a sample.")
    private boolean test;

    AnnounceCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        if (!test) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    "`announce` needs --test, and then sends a sample: what there is to be said is announced by `regular`.");
        }
        return session.run(NAME, false, context -> test(context).code());
    }

    private ExitCode test(final ApplicationContext context) {
        final Announced announced = context.getBean(Announcer.class).test();
        if (announced.isNothing()) {
            screen.failure("No channel is configured. Set TEAMS_WEBHOOK_URL, SLACK_WEBHOOK_URL, or ALERT_EMAIL_TO with"
                    + " SMTP_HOST and SMTP_FROM.");
            return ExitCode.CONFIGURATION;
        }
        announced.delivered().forEach(what -> screen.result(what + "."));
        if (!announced.delivered().isEmpty()) {
            screen.result("Look whether it has arrived: Teams and mail servers answer before they deliver.");
        }
        announced.problems().forEach(screen::failure);
        return announced.problems().isEmpty() ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }
}
