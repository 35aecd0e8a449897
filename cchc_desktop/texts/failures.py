"""Failures of the world: what is wrong and what to do, by the code of `errors.Failure`."""

from cchc_desktop.errors import Failure
from cchc_desktop.texts.safety import SAFETY_FAILURES

FAILURES = {
    # The store: why the database cannot be opened, read or written.
    "store_folder": (
        "Không ghi được vào thư mục dữ liệu “{folder}”; hãy nhờ người quản trị máy mở quyền ghi "
        "cho thư mục này rồi mở lại ứng dụng."
    ),
    "store_read_only": (
        "Tệp dữ liệu “{file}” chỉ cho phép đọc nên chưa lưu được; hãy bỏ dấu chọn Read-only (chỉ đọc) "
        "trong thuộc tính của tệp rồi thử lại."
    ),
    "store_locked": (
        "Một cửa sổ hoặc chương trình khác đang giữ tệp dữ liệu nên chưa đọc, ghi được; "
        "hãy đóng cửa sổ kia rồi thử lại."
    ),
    "store_full": (
        "Ổ đĩa chứa dữ liệu đã đầy nên chưa lưu được; hãy xóa bớt tệp không cần đến rồi nhập lại."
    ),
    "store_disk": (
        "Ổ đĩa báo lỗi khi đọc hoặc ghi tệp dữ liệu “{file}” nên chưa lưu được; "
        "hãy kiểm tra ổ đĩa rồi thử lại."
    ),
    "store_damaged": (
        "Tệp dữ liệu “{file}” bị hỏng nên không đọc được; tệp được giữ nguyên, "
        "hãy vào Sao lưu và khôi phục để lấy lại bản sao lưu gần nhất."
    ),
    "store_foreign": (
        "Tệp “{file}” không do ứng dụng này tạo ra; hãy chuyển tệp đó sang thư mục khác rồi mở lại ứng dụng."
    ),
    "store_newer": (
        "Dữ liệu được tạo bằng phiên bản ứng dụng mới hơn nên chỉ xem được, không sửa được; "
        "hãy cài phiên bản mới nhất."
    ),
    "store_newer_changed": (
        "Dữ liệu được tạo bằng phiên bản ứng dụng mới hơn mà phiên bản này không đọc được; "
        "hãy cài phiên bản mới nhất."
    ),
    "period_exists": (
        "Đơn vị đã có báo cáo của kỳ này; hãy mở kỳ đó trong danh sách kỳ báo cáo thay vì tạo mới."
    ),
    # The window.
    "sample_missing": "Bản cài đặt này không kèm dữ liệu mẫu; hãy cài lại ứng dụng hoặc tự tạo đơn vị mới.",
    "period_unknown": "Kỳ báo cáo này không còn trong dữ liệu; hãy chọn kỳ khác trong danh sách.",
    # Files in and out: why one cannot be read or written.
    "file_missing": "Không tìm thấy tệp “{file}”; hãy kiểm tra lại tên tệp và thư mục.",
    "file_is_folder": "“{file}” là thư mục; hãy chọn một tệp báo cáo.",
    "file_refused": (
        "Không mở được tệp “{file}” (mã lỗi {reason}); hãy đóng chương trình đang giữ tệp hoặc chép tệp ra "
        "chỗ khác."
    ),
    "file_forbidden": (
        "Không có quyền đọc tệp “{file}”, hoặc chương trình khác đang giữ tệp; hãy đóng chương trình đó "
        "hoặc nhờ người gửi cấp quyền."
    ),
    "file_empty": "Tệp “{file}” trống; hãy chép lại tệp từ nơi gửi.",
    "file_too_large": "Tệp “{file}” lớn hơn {limit} MB, không phải tệp báo cáo; hãy chọn đúng tệp.",
    "file_swollen": (
        "Tệp “{file}” chứa nội dung phình to bất thường nên không mở; hãy xin lại tệp từ nơi gửi."
    ),
    "file_damaged": "Tệp “{file}” bị hỏng hoặc chép chưa xong; hãy chép lại tệp từ nơi gửi.",
    "file_encrypted": "Tệp “{file}” có đặt mật khẩu; hãy mở tệp, bỏ mật khẩu rồi lưu lại.",
    "file_old_office": (
        "Tệp “{file}” ở dạng Office cũ (.xls, .doc); hãy mở bằng Excel rồi lưu lại dạng .xlsx."
    ),
    "file_foreign": (
        "Tệp “{file}” không phải loại tệp đọc được; hãy chọn tệp Excel (.xlsx), Word (.docx), PDF, văn bản "
        "(.txt, .csv) hoặc tệp .cchc, .json do ứng dụng xuất ra."
    ),
    "file_without_report": (
        "Tệp “{file}” không do ứng dụng này xuất ra nên không đọc lại được; hãy chọn tệp do ứng dụng xuất."
    ),
    "xlsx_foreign": (
        "Tệp Excel “{file}” không do ứng dụng này tạo ra; hãy chọn tệp do ứng dụng xuất hoặc mẫu nhập "
        "của ứng dụng."
    ),
    "file_holds_nothing": (
        "Không tìm thấy số liệu hay thuyết minh của báo cáo CCHC nào trong tệp “{file}”; hãy chọn đúng tệp."
    ),
    "pdf_without_text": (
        "Tệp PDF “{file}” là ảnh chụp, không có chữ để đọc; hãy xin tệp Word, Excel gốc, hoặc dùng phần mềm "
        "nhận dạng chữ rồi đọc lại."
    ),
    "file_gone": (
        "Không đọc tiếp được tệp “{file}”: tệp hoặc USB không còn ở đó; hãy cắm lại USB rồi chọn lại tệp."
    ),
    "file_changing": "Tệp “{file}” bị thay đổi trong lúc đọc; hãy chờ chương trình kia lưu xong rồi đọc lại.",
    "file_period_unknown": (
        "Không rõ tệp “{file}” là báo cáo của kỳ nào; hãy thêm --period, ví dụ --period 2023-q1."
    ),
    "period_wrong": "Kỳ “{period}” chưa đúng cách ghi; hãy ghi như 2023-q1, 2023-6m, 2023-year.",
    "package_foreign": (
        "Tệp “{file}” không phải gói dữ liệu kỳ báo cáo của ứng dụng; hãy chọn tệp .cchc do ứng dụng xuất ra."
    ),
    "package_changed": (
        "Gói “{file}” đã bị sửa hoặc hỏng ở “{member}” nên không dùng được; hãy xin lại gói từ nơi gửi."
    ),
    "json_not_utf8": "Tệp “{file}” không phải văn bản UTF-8; hãy xuất lại tệp từ ứng dụng.",
    "json_broken": "Tệp “{file}” sai cú pháp JSON ở dòng {line}, cột {column}; hãy xuất lại tệp từ ứng dụng.",
    "json_number": "Tệp “{file}” có con số không hợp lệ (NaN hoặc quá dài); hãy xuất lại tệp từ ứng dụng.",
    "json_too_deep": "Tệp “{file}” lồng quá nhiều tầng, không phải tệp báo cáo; hãy chọn đúng tệp.",
    "json_doubled": "Tệp “{file}” ghi hai lần “{place}”; hãy bỏ bớt một chỗ.",
    "json_format": (
        "Tệp “{file}” không phải báo cáo dạng {wanted} (ghi “{found}”); hãy chọn tệp do ứng dụng xuất, "
        "hoặc cài phiên bản mới nhất."
    ),
    "json_unknown": (
        "Tệp “{file}” có “{place}” mà biểu mẫu không có, nên chưa đọc gì; hãy sửa tên đó hoặc chọn đúng "
        "phiên bản biểu mẫu."
    ),
    "json_kind": "Tệp “{file}”, chỗ “{place}”: ghi {found}, phải có dạng {wanted}; hãy sửa lại rồi đọc lại.",
    "json_value": "Tệp “{file}”, chỗ “{place}”: giá trị “{found}” không hợp lệ; hãy sửa lại rồi đọc lại.",
    "edition_unknown": (
        "Không có phiên bản biểu mẫu “{edition}”, chỉ có: {known}; hãy chọn một phiên bản trong số đó."
    ),
    "kind_unknown": (
        "Phiên bản biểu mẫu “{edition}” không còn loại kỳ báo cáo “{kind}”; hãy thêm lại loại kỳ này vào tệp "
        "edition.toml của phiên bản."
    ),
    "edition_faulty": (
        "Phiên bản biểu mẫu “{edition}” có lỗi nên không dùng được; chạy “cchc-desktop forms check” để "
        "xem từng lỗi."
    ),
    "edition_differs": (
        "Tệp “{file}” theo phiên bản biểu mẫu {found}, không phải {wanted}; hãy bỏ --edition hoặc chọn "
        "đúng tệp."
    ),
    "forms_missing": (
        "Thư mục “{folder}” không có phiên bản biểu mẫu nào (tệp edition.toml); hãy kiểm tra lại thư mục."
    ),
    "target_folder_missing": "Thư mục “{folder}” không có hoặc đã bị xóa; hãy chọn thư mục khác.",
    "target_not_folder": "“{folder}” là tệp, không phải thư mục; hãy chọn một thư mục để ghi.",
    "target_is_folder": "Đã có thư mục tên “{file}” trong “{folder}”; hãy chọn tên khác cho tệp.",
    "target_locked": (
        "Tệp “{file}” đang mở trong chương trình khác (Excel, Word) hoặc chỉ cho đọc; hãy đóng tệp đó "
        "hoặc chọn tên khác."
    ),
    "target_read_only": "Không ghi được vào thư mục “{folder}”; hãy chọn thư mục khác.",
    "target_full": "Ổ đĩa của thư mục “{folder}” đã đầy; hãy xóa bớt tệp hoặc chọn ổ đĩa khác.",
    "target_name_bad": (
        "Không đặt được tên tệp “{file}” trong “{folder}”; hãy chọn tên ngắn hơn, không có ký tự đặc biệt."
    ),
    "printer_refused": "Máy in “{printer}” không nhận bản in; hãy kiểm tra máy in hoặc chọn máy in khác.",
    "target_refused": "Không ghi được tệp “{file}” vào “{folder}” (mã lỗi {reason}); hãy chọn thư mục khác.",
    "cancelled": "Đã dừng theo yêu cầu; chưa có tệp nào được ghi.",
    **SAFETY_FAILURES,
}

LONGEST_FIELD = 300
FAILURE_UNKNOWN = "Không làm được việc này ({code}); hãy thử lại, nếu vẫn vậy thì báo người hỗ trợ."


def sentence(failure: Failure) -> str:
    """What went wrong in the world and what to do, in one Vietnamese sentence."""
    template = FAILURES.get(failure.code, FAILURE_UNKNOWN)
    # A name may hold a line break, or be endless: what is said stays one sentence.
    fields = {name: " ".join(str(field).split())[:LONGEST_FIELD] for name, field in failure.fields.items()}
    return template.format_map({"code": failure.code, **fields})
