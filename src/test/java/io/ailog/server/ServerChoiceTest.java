package io.ailog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerChoiceTest {
    @Test
    void doesAsSomebodySaysWithoutAskingDocker() {
        assertThat(ServerChoice.of("docker", ServerChoiceTest::askedInVain))
                .isEqualTo(new ServerChoice(true, "-Dservers=docker"));
        assertThat(ServerChoice.of("process", ServerChoiceTest::askedInVain))
                .isEqualTo(new ServerChoice(false, "-Dservers=process"));
    }

    @Test
    void takesContainersWhereNothingIsInTheWay() {
        assertThat(ServerChoice.of("auto", Optional::empty).docker()).isTrue();
        assertThat(ServerChoice.of("", Optional::empty).docker()).isTrue();
    }

    @Test
    void saysWhatIsInTheWay() {
        assertThat(ServerChoice.of("auto", () -> Optional.of("no engine")))
                .isEqualTo(new ServerChoice(false, "no engine"));
    }

    @Test
    void refusesOtherWords() {
        assertThatThrownBy(() -> ServerChoice.of("podman", ServerChoiceTest::askedInVain))
                .hasMessage("`servers` must be docker, process or auto, was podman. Write -Dservers=auto.");
    }

    @Test
    void countsImagesAsNamedWhenOneIs() {
        assertThat(DockerImages.of("", "").named()).isFalse();
        assertThat(DockerImages.of("", "").all())
                .extracting(Object::toString)
                .containsExactly("postgres:17", "docker.elastic.co/elasticsearch/elasticsearch:8.19.0");
        assertThat(DockerImages.of("mirror.example/pg:15", "").all())
                .extracting(Object::toString)
                .containsExactly("mirror.example/pg:15", "docker.elastic.co/elasticsearch/elasticsearch:8.19.0");
        assertThat(DockerImages.of("mirror.example/pg:15", "").named()).isTrue();
    }

    private static Optional<String> askedInVain() {
        throw new AssertionError("Docker was asked");
    }
}
