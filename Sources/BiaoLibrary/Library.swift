// The templates, the indicators and the readings of characters built into the program.

/// The library's documents, as written in `Templates/`, `Indicators/` and `Readings/`. A test holds the lists to the
/// folders.
package enum Library {
  /// The forms of the template `hebiao/指标库`, in the order of their file names.
  package static var indicators: [[UInt8]] {
    [PackageResources.common_biao, PackageResources.english_biao]
  }

  /// How common characters are read: lines of a syllable without its tone (ü as v), the characters whose first reading
  /// it is and those that may be read so too, or a hyphen. Made by `Tests/Scripts/readings.py`.
  package static var readings: [UInt8] { PackageResources.pinyin_txt }

  /// The templates in the order of their file names.
  package static var templates: [[UInt8]] {
    [
      PackageResources.caizhengbu_department_target_2015_biao,
      PackageResources.caizhengbu_department_target_biao,
      PackageResources.caizhengbu_project_self_evaluation_2015_biao,
      PackageResources.caizhengbu_project_self_evaluation_biao,
      PackageResources.caizhengbu_project_target_2015_biao,
      PackageResources.caizhengbu_project_target_biao,
      PackageResources.chengde_department_biao,
      PackageResources.chengde_project_biao,
      PackageResources.hebiao_indicator_library_biao,
      PackageResources.tongyong_performance_form_biao,
      PackageResources.xiangxi_base_data_biao,
      PackageResources.xiangxi_department_report_biao,
      PackageResources.xiangxi_department_review_biao,
      PackageResources.xiangxi_self_evaluation_biao,
      PackageResources.xiangxi_special_fund_biao,
      PackageResources.yuanjiang_department_biao,
      PackageResources.yuanjiang_project_biao,
      PackageResources.zhuzhou_department_biao,
      PackageResources.zhuzhou_project_biao,
    ]
  }
}
