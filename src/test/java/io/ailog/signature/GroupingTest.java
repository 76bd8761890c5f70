package io.ailog.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.signature.LabelledMessages.Labelled;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of services as people write them: one signature per statement, whatever the values. */
class GroupingTest {
    private final List<Labelled> messages = LabelledMessages.own();

    @Test
    void hasEnoughMessagesOfEnoughStatements() {
        assertThat(messages).hasSize(363);
        assertThat(messages.stream().map(Labelled::label).distinct()).hasSize(74);
    }

    @Test
    void givesOneSignaturePerStatement() {
        final GroupingAccuracy accuracy = new GroupingAccuracy(messages);
        assertThat(accuracy.confused()).isEmpty();
        assertThat(accuracy.grouped()).isEqualTo(363);
    }

    @Test
    void dependsOnNothingButTheMessage() {
        final List<Signature> forwards =
                messages.stream().map(line -> Signature.of(line.message())).toList();
        for (int i = messages.size() - 1; i >= 0; i--) {
            assertThat(Signature.of(messages.get(i).message())).isEqualTo(forwards.get(i));
        }
    }

    @Test
    void changesNothingWhenNormalisedTwice() {
        messages.forEach(line -> {
            final String once = Signature.of(line.message()).normalizedMessage();
            assertThat(MessageNormalizer.normalize(once)).isEqualTo(once);
        });
    }
}
