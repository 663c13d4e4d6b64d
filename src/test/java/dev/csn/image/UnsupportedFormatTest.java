package dev.csn.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.Refusal;
import dev.csn.error.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsupportedFormatTest {
  private static final ImageShape SHAPE = new ImageShape(4, 4, 3);

  @TempDir private Path directory;

  /** Beginnings as the formats' own programs write them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "a.webp | RIFF....WEBPVP8 | is a WebP image",
        "a.heic | ...%1Cftypheic....mif1heic | is a HEIC image",
        "a.heif | ...%1Cftypmif1....mif1heic | is a HEIC image",
        "a.avif | ...%1Cftypavif....avifmif1 | is an AVIF image",
        "a.avif | ...%1Cftypmif1....mif1avif | is an AVIF image",
        "a.tif  | II*~....             | is a TIFF image",
        "a.TIFF | MM~*....             | is a TIFF image",
        "a.nef  | MM~*....             | is a camera's raw image",
        "a.DNG  | II*~....             | is a camera's raw image",
        "a.cr2  | II*~....CR%02~    | is a camera's raw image",
        "a.cr3  | ...%18ftypcrx ....crx isom | is a camera's raw image",
        "a.raf  | FUJIFILMCCD-RAW 0201 | is a camera's raw image",
        "a.jxl  | %FF%0A%FA       | is a JPEG XL image",
        "a.jxl  | ~~~%0CJXL %0D%0A%87%0A| is a JPEG XL image",
        "a.jp2  | ~~~%0CjP  %0D%0A%87%0A| is a JPEG 2000 image",
        "a.psd  | 8BPS~%01          | is a Photoshop document",
        "a.ico  | ~~%01~%01~     | is an icon (ICO)",
        "a.tga  | ~~%02~~~~~~~      | is a TGA image",
        "a.svg  | <svg xmlns='http://www.w3.org/2000/svg'/> | is an SVG drawing",
        "a.svg  | <?xml version='1.0'?><!-- x --><SVG/>     | is an SVG drawing",
        "a.ppm  | P6 3 4 255           | is a PNM image",
      })
  void imagesOfOtherFormatsAreNamedWithWhatConvertsThem(String name, String file, String what)
      throws IOException {
    String ending = name.substring(2);
    assertEquals(
        what
            + ", must be one of [PNG, JPEG, GIF, BMP]. Maybe 'magick mogrify -format png *."
            + ending
            + "'",
        refusal(name, file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.mp4  | ...%18ftypisom....avc1mp41 | is a video (MPEG-4 or QuickTime) | ffmpeg",
        "a.webm | %1AE%DF%A3~   | is a video (Matroska or WebM)    | ffmpeg",
        "a.avi  | RIFF....AVI LIST       | is a video (AVI)                 | ffmpeg",
        "a.pdf  | %PDF-1.7               | is a PDF document                | pdftoppm",
        "a.zip  | PK%03%04         | is an archive (ZIP)              | BMP]",
        "a.npy  | %93NUMPY%01      | is a NumPy array                 | BMP]",
        "a.jpg  | ~~~~~~~~               | holds nothing but zeros          | download failed",
        "a.jpg  | '<!DOCTYPE html><html>'| is not an image but an HTML page     | download failed",
        "a.jpg  | ' <html><svg/>'        | is not an image but an HTML page     | download failed",
        "a.jpg  | '%EF%BB%BF<html>'         | is not an image but an HTML page | failed",
        "a.jpg  | <?xml version='1.0'?><Error>    | is not an image but XML      | download failed",
        "a.jpg  | '{\"error\": 404}'     | is not an image but JSON             | download failed",
        "a.jpg  | version https://git-lfs.github.com/spec/v1 | is not an image but a Git LFS | git"
            + " lfs pull",
        "._a.jpg| ~%05%16%07~   | is not an image but a macOS       | ._*",
      })
  void whatIsNoImageIsNamed(String name, String file, String what, String advice)
      throws IOException {
    Path path = write(name, file);
    Refusal.ofInput(
        () -> ImageFile.read(path, SHAPE, ImageFit.STRETCH), path + ": " + what, advice);
  }

  @Test
  void anEmptyFileIsCalledEmpty() throws IOException {
    assertEquals(
        "is empty, 0 bytes, must be one of [PNG, JPEG, GIF, BMP]. Maybe its download failed",
        refusal("a.jpg", ""));
  }

  @Test
  void underTheNameOfAnotherFormatOnlyTheFileIsToBeConverted() throws IOException {
    assertEquals(
        "is a WebP image, must be one of [PNG, JPEG, GIF, BMP]."
            + " Maybe 'magick mogrify -format png photo.JPG'",
        refusal("photo.JPG", "RIFF....WEBPVP8 "));
  }

  @Test
  void whatIsNotKnownIsNoImage() throws IOException {
    assertEquals("is no image, must be one of [PNG, JPEG, GIF, BMP]", refusal("a", "hello"));
    for (String file : new String[] {"x", "ftyp", "....ftyp", "<", "P", "RIFF", "~%05"}) {
      assertEquals(Optional.empty(), UnsupportedFormat.of("a", bytes(file)), file);
    }
  }

  /** Behind the file's path. */
  private String refusal(String name, String file) throws IOException {
    Path path = write(name, file);
    try {
      ImageFile.read(path, SHAPE, ImageFit.STRETCH);
    } catch (InputException e) {
      return e.getMessage().replace(path + ": ", "");
    }
    return "was read";
  }

  private Path write(String name, String file) throws IOException {
    return Files.write(directory.resolve(name), bytes(file));
  }

  /** A byte a character; %1A is one by its number, ~ is zero. */
  private static byte[] bytes(String characters) {
    return Pattern.compile("%([0-9A-F]{2})")
        .matcher(characters.replace('~', '\0'))
        .replaceAll(code -> String.valueOf((char) Integer.parseInt(code.group(1), 16)))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
