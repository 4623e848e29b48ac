package org.toposeg.topology.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.toposeg.volume.Size;

class ConnectivityTest {

    @Test
    void a_background_of_the_dual_connectivity_separates() {
        assertThat(Connectivity.FOUR.dual()).isEqualTo(Connectivity.EIGHT);
        assertThat(Connectivity.EIGHT.dual()).isEqualTo(Connectivity.FOUR);
        assertThat(Connectivity.SIX.dual()).isEqualTo(Connectivity.TWENTY_SIX);
        assertThat(Connectivity.TWENTY_SIX.dual()).isEqualTo(Connectivity.SIX);
        assertThat(Connectivity.EIGHTEEN.dual()).isEqualTo(Connectivity.SIX);
    }

    @Test
    void planar_images_have_their_own() {
        assertThat(Connectivity.full(new Size(3, 3, 1))).isEqualTo(Connectivity.EIGHT);
        assertThat(Connectivity.cross(new Size(3, 3, 1))).isEqualTo(Connectivity.FOUR);
        assertThat(Connectivity.full(new Size(3, 1, 3))).isEqualTo(Connectivity.TWENTY_SIX);
        assertThat(Connectivity.cross(new Size(1, 3, 3))).isEqualTo(Connectivity.SIX);
    }
}
