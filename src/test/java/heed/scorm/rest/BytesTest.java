package heed.scorm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void givesThePartThatAVideoPlayerAsksFor() {
        assertThat(Bytes.part("bytes=0-1", 1000)).isEqualTo(new Bytes.Part(0, 1));
        assertThat(Bytes.part("bytes=500-", 1000)).isEqualTo(new Bytes.Part(500, 999));
        assertThat(Bytes.part("bytes=-100", 1000)).isEqualTo(new Bytes.Part(900, 999));
        assertThat(Bytes.part("bytes=900-5000", 1000)).isEqualTo(new Bytes.Part(900, 999));
        assertThat(Bytes.part("bytes=-5000", 1000)).isEqualTo(new Bytes.Part(0, 999));
    }

    @Test
    void givesTheWholeWhereNothingSensibleIsAsked() {
        for (String range : new String[] {null, "", "bytes=-", "items=0-1", "bytes=0-1,5-6"}) {
            assertThat(Bytes.part(range, 10)).as(range).isEqualTo(new Bytes.Part(0, 9));
        }
    }

    @Test
    void hasNothingBeyondTheEnd() {
        Bytes.Part part = Bytes.part("bytes=1000-", 1000);
        assertThat(part.from()).isGreaterThan(part.to());
    }
}
